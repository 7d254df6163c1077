import { pictureLimits, type UploadContentType } from "@iotd/core/picture";
import { imageTypeOf } from "./image-type.ts";
import { isAnimated } from "./is-animated.ts";
import { sharp } from "./locked-sharp.ts";
import { readColour } from "./read-colour.ts";
import { type Pixels, readPixels } from "./read-pixels.ts";
import { isRefused, type Refused, refused } from "./refused.ts";
import { repairJpeg } from "./repair-jpeg.ts";
import { largestVariantSize, type Size } from "./variant-sizes.ts";

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
 * Refuses with "unsupported_type", "animated", "too_many_pixels", "high_dynamic_range" or "not_decodable".
 */
export async function decodeOriginal(bytes: Uint8Array): Promise<DecodedOriginal | Refused> {
  const type = imageTypeOf(bytes);
  if (!type) return refused("unsupported_type");
  if (isAnimated(type, bytes)) return refused("animated");
  const outcome = await decodeStill(type, bytes);
  if (type !== "image/jpeg" || !isRefused(outcome) || outcome.refused !== "not_decodable")
    return outcome;
  const repaired = repairJpeg(bytes);
  return repaired ? decodeStill(type, repaired) : outcome;
}

async function decodeStill(
  type: UploadContentType,
  bytes: Uint8Array,
): Promise<DecodedOriginal | Refused> {
  try {
    // Without sharp's limit, which would report a picture that is too large as damaged.
    const header = await sharp(bytes, { limitInputPixels: false }).metadata();
    if (header.width * header.height > pictureLimits.pixels) return refused("too_many_pixels");
    const stored = readColour(type, bytes, header.icc);
    const { space } = stored;
    if (space === "hdr") return refused("high_dynamic_range");
    const size: Size = { width: header.autoOrient.width, height: header.autoOrient.height };
    const pixels = await readPixels(bytes, largestVariantSize(size), header, { ...stored, space });
    return { size, pixels };
  } catch (error) {
    return refused("not_decodable", error);
  }
}
