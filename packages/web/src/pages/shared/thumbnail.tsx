import type { PictureJson, VariantJson } from "@iotd/core/picture";
import { focalClasses } from "./focal-classes.ts";
import { smallPlaceholderUrl } from "./placeholder.ts";
import { ResponsiveImage } from "./responsive-image.tsx";

type ThumbnailProps = {
  readonly picture: PictureJson;
  /** The width at which it is drawn, as the HTML attribute `sizes`. */
  readonly sizes: string;
  /** Empty if the name of the picture is next to it. */
  readonly alt: string;
  /** The widest variant to offer, in pixels, so that pages with many pictures stay small. @default no limit */
  readonly widest?: number;
};

/** A small picture over its placeholder. Empty if the picture has no image yet. */
export const Thumbnail = ({ picture, sizes, alt, widest }: ThumbnailProps) => {
  const { width, height } = picture;
  const image = widest === undefined ? picture.image : imageUpTo(widest, picture);
  const placeholder = smallPlaceholderUrl(picture.placeholder);
  return (
    <span class={`thumbnail ${focalClasses(picture.focalPoint)}`.trim()}>
      {placeholder ? <img class="placeholder" src={placeholder} alt="" /> : null}
      {image && width && height ? (
        <ResponsiveImage
          {...{ image, sizes, width, height, alt }}
          loading="lazy"
          decoding="async"
        />
      ) : null}
    </span>
  );
};

/** The picture's image, limited to variants of up to `widest` pixels. JPEG needs no source: it is in the `img`. */
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
