import type { UploadContentType } from "@iotd/core/picture";
import { fileBrands } from "./file-brands.ts";

/** Whether an image of this type has several frames. Reads only headers, and never throws. */
export function isAnimated(type: UploadContentType, bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  switch (type) {
    case "image/png":
      return hasAnimationControl(file);
    case "image/webp":
      return hasAnimationFlag(file);
    case "image/avif":
      return fileBrands(bytes).includes("avis");
    case "image/jpeg":
      return false;
  }
}

/** Looks for an `acTL` chunk, which comes before the first `IDAT` (https://www.w3.org/TR/png-3/#acTL-chunk). */
function hasAnimationControl(png: Buffer): boolean {
  const signatureBytes = 8;
  // In addition to its content a chunk has a length, a type and a CRC of four bytes each.
  const frameBytes = 12;
  for (
    let offset = signatureBytes;
    offset + 8 <= png.length;
    offset += png.readUInt32BE(offset) + frameBytes
  ) {
    const type = png.toString("latin1", offset + 4, offset + 8);
    if (type === "acTL") return true;
    if (type === "IDAT") return false;
  }
  return false;
}

/** The animation bit of the `VP8X` chunk, which comes first if there is one (RFC 9649 §2.7). */
function hasAnimationFlag(webp: Buffer): boolean {
  const flags = webp.toString("latin1", 12, 16) === "VP8X" ? (webp[20] ?? 0) : 0;
  return (flags & 0b0000_0010) !== 0;
}
