import { createHash } from "node:crypto";
import type { Variant } from "@iotd/core/picture";
import { variantKey } from "@iotd/core/picture/object-keys";
import { type Bucket, immutableCacheControl } from "@iotd/core/storage";
import { encodeVariants } from "./image/encode-variants.ts";
import type { Pixels } from "./image/read-pixels.ts";

/** 64 bits, so that two contents of the same picture and width never have the same key. */
const hashCharacters = 16;

/**
 * Encodes the variants of a picture and puts them into the media bucket. When it is repeated, also at the
 * same time, it puts the same bytes under the same keys.
 */
export async function publishVariants(
  media: Bucket,
  pictureId: string,
  pixels: Pixels,
): Promise<Variant[]> {
  const variants: Variant[] = [];
  for await (const { bytes, format, width, height } of encodeVariants(pixels)) {
    const contentHash = createHash("sha256").update(bytes).digest("hex").slice(0, hashCharacters);
    const key = variantKey({ pictureId, width, contentHash, format });
    await media.put(key, bytes, {
      contentType: `image/${format}`,
      cacheControl: immutableCacheControl,
    });
    variants.push({ format, width, height, byteSize: bytes.length, key });
  }
  return variants;
}
