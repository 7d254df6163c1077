/** A chunk of a PNG. `content` may be shorter than the file says if the file is cut off. */
export type PngChunk = { readonly type: string; readonly content: Buffer };

const signatureBytes = 8;
/** In addition to its content a chunk has a length, a type and a CRC of four bytes each. */
const frameBytes = 12;

/** The chunks of a PNG before its pixels. Never throws. */
export function* headerChunks(bytes: Uint8Array): Generator<PngChunk> {
  const png = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let offset = signatureBytes; offset + 8 <= png.length; ) {
    const length = png.readUInt32BE(offset);
    const type = png.toString("latin1", offset + 4, offset + 8);
    if (type === "IDAT") return;
    yield { type, content: png.subarray(offset + 8, offset + 8 + length) };
    offset += length + frameBytes;
  }
}
