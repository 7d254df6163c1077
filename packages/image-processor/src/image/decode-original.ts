import { pictureLimits } from "@iotd/core/picture";
import type { Metadata, OutputInfo } from "sharp";
import { background } from "./image-settings.ts";
import { imageTypeOf } from "./image-type.ts";
import { isAnimated } from "./is-animated.ts";
import { sharp } from "./locked-sharp.ts";
import { isRefused, type Refused, refused } from "./refused.ts";
import { largestVariantSize, type Size } from "./variant-sizes.ts";

/** Opaque 8-bit sRGB pixels in rows, with the size of the largest variant. */
export type Pixels = Size & { readonly bytes: Buffer; readonly channels: OutputInfo["channels"] };

/** A decoded original, upright. */
export type DecodedOriginal = {
  /** The size of the original. */
  readonly size: Size;
  readonly pixels: Pixels;
};

/**
 * Decodes an upload to the size of its largest variant: upright, in sRGB, without transparency or metadata.
 * Recognises its type by the bytes alone, and checks header and limits before it decodes pixels.
 *
 * Refuses with "unsupported_type", "animated", "too_many_pixels" or "not_decodable".
 */
export async function decodeOriginal(bytes: Uint8Array): Promise<DecodedOriginal | Refused> {
  const type = imageTypeOf(bytes);
  if (!type) return refused("unsupported_type");
  if (isAnimated(type, bytes)) return refused("animated");
  const header = await readHeader(bytes);
  if (isRefused(header)) return header;
  if (header.width * header.height > pictureLimits.pixels) return refused("too_many_pixels");
  const size: Size = { width: header.autoOrient.width, height: header.autoOrient.height };
  const pixels = await readPixels(bytes, largestVariantSize(size));
  return isRefused(pixels) ? pixels : { size, pixels };
}

async function readHeader(bytes: Uint8Array): Promise<Metadata | Refused> {
  try {
    // Without sharp's limit, which would report a picture that is too large as damaged.
    return await sharp(bytes, { limitInputPixels: false }).metadata();
  } catch (error) {
    return refused("not_decodable", error);
  }
}

async function readPixels(bytes: Uint8Array, { width, height }: Size): Promise<Pixels | Refused> {
  try {
    const { data, info } = await sharp(bytes, {
      // At lower levels a JPEG that was cut off and given an end marker is accepted, with grey below the cut.
      failOn: "warning",
      limitInputPixels: pictureLimits.pixels,
      sequentialRead: true,
      autoOrient: true,
    })
      .resize({ width, height, fit: "fill" })
      .flatten({ background })
      .toColourspace("srgb")
      .raw({ depth: "uchar" })
      .toBuffer({ resolveWithObject: true });
    return { bytes: data, width: info.width, height: info.height, channels: info.channels };
  } catch (error) {
    return refused("not_decodable", error);
  }
}
