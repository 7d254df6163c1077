import type { UploadContentType } from "@iotd/core/picture";
import { fileBrands } from "./file-brands.ts";

const startsWith = (bytes: Uint8Array, signature: readonly number[], offset = 0) =>
  signature.every((byte, index) => bytes[offset + index] === byte);

const ascii = (text: string) => [...Buffer.from(text, "latin1")];

const jpegSignature = [0xff, 0xd8, 0xff];
const pngSignature = [0x89, ...ascii("PNG\r\n"), 0x1a, 0x0a];
const avifBrands = new Set(["avif", "avis"]);

/**
 * The type of an image, from its first bytes alone. Undefined for everything that cannot be a picture:
 * SVG, GIF, HEIC, TIFF, PDF, text, an empty file.
 */
export function imageTypeOf(bytes: Uint8Array): UploadContentType | undefined {
  if (startsWith(bytes, jpegSignature)) return "image/jpeg";
  if (startsWith(bytes, pngSignature)) return "image/png";
  if (startsWith(bytes, ascii("RIFF")) && startsWith(bytes, ascii("WEBP"), 8)) return "image/webp";
  if (fileBrands(bytes).some((brand) => avifBrands.has(brand))) return "image/avif";
  return undefined;
}
