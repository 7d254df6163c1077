/** The maximum size of the `ftyp` box that is read. Real ones have fewer than ten brands of four bytes. */
const maxBoxBytes = 1_024;

/**
 * The major and compatible brands of an ISO base media file (ISO/IEC 14496-12 §4.3), such as AVIF or HEIC.
 * An empty list for any other file.
 */
export function fileBrands(bytes: Uint8Array): string[] {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (file.toString("latin1", 4, 8) !== "ftyp") return [];
  const box = file.subarray(0, Math.min(file.readUInt32BE(0), maxBoxBytes));
  const brands = [box.toString("latin1", 8, 12)];
  // Bytes 12 to 16 are a version, not a brand.
  for (let offset = 16; offset + 4 <= box.length; offset += 4)
    brands.push(box.toString("latin1", offset, offset + 4));
  return brands;
}
