import type { PictureJson } from "@iotd/core/picture";
import { smallPlaceholderUrl } from "./placeholder.ts";

type ThumbnailProps = {
  readonly picture: PictureJson;
  /** How wide it is drawn, as `sizes` of HTML takes it. */
  readonly sizes: string;
  /** Empty where the picture's name stands beside it. */
  readonly alt: string;
};

/** A picture small, over its placeholder; an empty tile as long as there is nothing to see. */
export const Thumbnail = ({ picture, sizes, alt }: ThumbnailProps) => {
  const { image, width, height } = picture;
  const placeholder = smallPlaceholderUrl(picture.placeholder);
  return (
    <span class="thumbnail">
      {placeholder ? <img class="placeholder" src={placeholder} alt="" /> : null}
      {image && width && height ? (
        <picture>
          {image.sources
            .filter(({ srcset }) => srcset !== "")
            .map(({ type, srcset }) => (
              <source type={type} srcset={srcset} sizes={sizes} />
            ))}
          <img
            src={image.src}
            srcset={image.srcset}
            sizes={sizes}
            width={width}
            height={height}
            alt={alt}
            loading="lazy"
            decoding="async"
          />
        </picture>
      ) : null}
    </span>
  );
};
