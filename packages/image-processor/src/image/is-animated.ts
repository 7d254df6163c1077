import type { UploadContentType } from "@iotd/core/picture";
import { fileBrands } from "./file-brands.ts";
import { boxesOf } from "./iso-boxes.ts";
import { headerChunks } from "./png-chunks.ts";

/** Whether an image of this type has several frames. Never throws. */
export function isAnimated(type: UploadContentType, bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  switch (type) {
    case "image/png":
      return hasSeveralFrames(file);
    case "image/webp":
      return countFrames(file) > 1;
    case "image/avif":
      return fileBrands(bytes).includes("avis") && !hasOnlySingleSamples(file);
    case "image/jpeg":
      return false;
  }
}

/** The `acTL` chunk starts with the number of frames (https://www.w3.org/TR/png-3/#acTL-chunk). */
function hasSeveralFrames(png: Buffer): boolean {
  for (const { type, content } of headerChunks(png))
    if (type === "acTL") return content.length < 4 || content.readUInt32BE(0) > 1;
  return false;
}

/** The number of `ANMF` chunks, each of which is a frame (RFC 9649 §2.7.1). */
function countFrames(webp: Buffer): number {
  let count = 0;
  for (let offset = 12; offset + 8 <= webp.length; ) {
    if (webp.toString("latin1", offset, offset + 4) === "ANMF") count += 1;
    const size = webp.readUInt32LE(offset + 4);
    offset += 8 + size + (size % 2);
  }
  return count;
}

/** Whether all tracks of a sequence have one sample each (ISO/IEC 14496-12 §8.7.3). */
function hasOnlySingleSamples(avif: Buffer): boolean {
  const tables = ["moov", "trak", "mdia", "minf", "stbl", "stsz"].reduce(
    (contents, type) => contents.flatMap((content) => boxesOf(content, type)),
    [avif],
  );
  return (
    tables.length > 0 && tables.every((table) => table.length >= 12 && table.readUInt32BE(8) <= 1)
  );
}
