import type { PictureJson, VariantJson } from "@iotd/core/picture";
import { focalClasses } from "./focal-classes.ts";
import { smallPlaceholderUrl } from "./placeholder.ts";

type ThumbnailProps = {
  readonly picture: PictureJson;
  /** How wide it is drawn, as `sizes` of HTML takes it. */
  readonly sizes: string;
  /** Empty where the picture's name stands beside it. */
  readonly alt: string;
  /** The widest variant to offer, in pixels: a page of many pictures names few. @default all of them */
  readonly widest?: number;
};

/** A picture small, over its placeholder; an empty tile as long as there is nothing to see. */
export const Thumbnail = ({ picture, sizes, alt, widest }: ThumbnailProps) => {
  const { width, height } = picture;
  const image = widest === undefined ? picture.image : imageUpTo(widest, picture);
  const placeholder = smallPlaceholderUrl(picture.placeholder);
  return (
    <span class={`thumbnail ${focalClasses(picture.focalPoint)}`.trim()}>
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

/** The picture's image of variants up to `widest` pixels; JPEG stands in the `img` already and needs no source. */
function imageUpTo(widest: number, { variants, image }: PictureJson): PictureJson["image"] {
  const narrow = variants.filter((variant) => variant.width <= widest);
  const srcsetOf = (format: VariantJson["format"]) =>
    narrow
      .filter((variant) => variant.format === format)
      .map(({ url, width }) => `${url} ${width}w`)
      .join(", ");
  const src = narrow.find(({ format }) => format === "jpeg")?.url;
  if (src === undefined) return image;
  return {
    src,
    srcset: srcsetOf("jpeg"),
    sources: (["avif", "webp"] as const).map((format) => ({
      type: `image/${format}`,
      srcset: srcsetOf(format),
    })),
  };
}
