/** A box of an ISO base media file (ISO/IEC 14496-12 §4.2), such as AVIF. */
export type IsoBox = { readonly type: string; readonly content: Buffer };

/** The boxes in `bytes`, one after the other; ends where no box follows. Never throws. */
export function* isoBoxes(bytes: Buffer): Generator<IsoBox> {
  for (let offset = 0; offset + 8 <= bytes.length; ) {
    const type = bytes.toString("latin1", offset + 4, offset + 8);
    let size = bytes.readUInt32BE(offset);
    let headerBytes = 8;
    if (size === 1 && offset + 16 <= bytes.length) {
      size = Number(bytes.readBigUInt64BE(offset + 8));
      headerBytes = 16;
    } else if (size === 0) {
      size = bytes.length - offset;
    }
    if (size < headerBytes) return;
    yield { type, content: bytes.subarray(offset + headerBytes, offset + size) };
    offset += size;
  }
}

/** The contents of the boxes of this type in `bytes`. */
export const boxesOf = (bytes: Buffer, type: string): Buffer[] =>
  [...isoBoxes(bytes)].filter((box) => box.type === type).map(({ content }) => content);
