import type { ImageJson } from "@iotd/core/picture";

type ResponsiveImageProps = {
  readonly image: ImageJson;
  /** The width at which it is drawn, as the HTML attribute `sizes`. */
  readonly sizes: string;
  /** In pixels, as is `height`. */
  readonly width: number;
  readonly height: number;
  readonly alt: string;
  readonly class?: string;
  readonly loading?: "lazy";
  readonly decoding?: "async";
  readonly fetchPriority?: "high";
};

/** An image of which browsers choose the format and the variant. */
export const ResponsiveImage = ({ image, sizes, alt, ...attributes }: ResponsiveImageProps) => (
  <picture>
    {image.sources
      .filter(({ srcset }) => srcset !== "")
      .map(({ type, srcset }) => (
        <source type={type} srcset={srcset} sizes={sizes} />
      ))}
    <img {...attributes} src={image.src} srcset={image.srcset} sizes={sizes} alt={alt} />
  </picture>
);
