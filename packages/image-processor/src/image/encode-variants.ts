import type { VariantFormat } from "@iotd/core/picture";
import type { Sharp } from "sharp";
import { encoderSettings } from "./image-settings.ts";
import { sharp } from "./locked-sharp.ts";
import type { Pixels } from "./read-pixels.ts";
import { type Size, variantSizes } from "./variant-sizes.ts";

/** An encoded variant, its size in pixels. */
export type EncodedVariant = Size & { readonly format: VariantFormat; readonly bytes: Buffer };

const encoders: Record<VariantFormat, (image: Sharp) => Sharp> = {
  avif: (image) => image.avif(encoderSettings.avif),
  webp: (image) => image.webp(encoderSettings.webp),
  jpeg: (image) => image.jpeg(encoderSettings.jpeg),
};

/**
 * The formats in the order of encoding; those of one turn are encoded at the same time. AVIF uses two cores
 * and 30 bytes per pixel, the others one core and 10 bytes each.
 */
const turns: readonly (readonly VariantFormat[])[] = [["avif"], ["webp", "jpeg"]];

/**
 * Encodes all variants of a picture, the smallest first. The same pixels give the same bytes.
 *
 * Variants have no metadata and no colour profile. Browsers read an image without a profile as sRGB
 * (https://www.w3.org/TR/css-color-4/#untagged), and a profile would add half a kilobyte to each.
 */
export async function* encodeVariants(original: Pixels): AsyncGenerator<EncodedVariant> {
  for (const size of variantSizes(original)) {
    const pixels = await scale(original, size);
    for (const formats of turns) {
      yield* await Promise.all(
        formats.map(async (format) => ({ ...size, format, bytes: await encode(pixels, format) })),
      );
    }
  }
}

const encode = (pixels: Pixels, format: VariantFormat): Promise<Buffer> =>
  encoders[format](open(pixels)).toBuffer();

const open = ({ bytes, width, height, channels }: Pixels) =>
  sharp(bytes, { raw: { width, height, channels } });

async function scale(original: Pixels, { width, height }: Size): Promise<Pixels> {
  if (width === original.width && height === original.height) return original;
  const bytes = await open(original).resize({ width, height, fit: "fill" }).raw().toBuffer();
  return { bytes, width, height, channels: original.channels };
}
