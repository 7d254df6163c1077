import { boxesOf, type IsoBox, isoBoxes } from "../iso-boxes.ts";

/** What the `meta` box of an AVIF says about its primary item (ISO/IEC 14496-12 §8.11). */
export type AvifItem = {
  /** The properties of the item, such as `colr`. */
  readonly properties: readonly IsoBox[];
  /** Whether its colours are multiplied by its alpha (ISO/IEC 23000-22 §7.3.5.2). */
  readonly isPremultiplied: boolean;
};

/** A FullBox starts with a version and 24 flags. */
const fullBoxBytes = 4;

/** Reads the primary item of an AVIF. Throws if a box is missing or too short. */
export function avifItem(bytes: Uint8Array): AvifItem {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const meta = firstBox(file, "meta").subarray(fullBoxBytes);
  const primary = firstBox(meta, "pitm");
  const item = readId(primary, fullBoxBytes, primary[0] !== 0);
  const iprp = firstBox(meta, "iprp");
  const all = [...isoBoxes(firstBox(iprp, "ipco"))];
  return {
    properties: boxesOf(iprp, "ipma")
      .flatMap((ipma) => propertyIndexes(ipma, item))
      .flatMap((index) => all[index - 1] ?? []),
    isPremultiplied: boxesOf(meta, "iref").some((iref) =>
      boxesOf(iref.subarray(fullBoxBytes), "prem").some(
        (reference) => readId(reference, 0, iref[0] !== 0) === item,
      ),
    ),
  };
}

function firstBox(bytes: Buffer, type: string): Buffer {
  const [box] = boxesOf(bytes, type);
  if (!box) throw new Error(`the file has no ${type} box`);
  return box;
}

const readId = (content: Buffer, offset: number, isLong: boolean) =>
  isLong ? content.readUInt32BE(offset) : content.readUInt16BE(offset);

/** The 1-based indexes into `ipco` of the properties of an item. */
function propertyIndexes(ipma: Buffer, item: number): number[] {
  const hasLongIds = ipma[0] !== 0;
  const indexBytes = (ipma.readUInt8(3) & 1) === 1 ? 2 : 1;
  const indexes: number[] = [];
  let offset = fullBoxBytes + 4;
  for (let left = ipma.readUInt32BE(fullBoxBytes); left > 0; left -= 1) {
    const isItem = readId(ipma, offset, hasLongIds) === item;
    offset += hasLongIds ? 4 : 2;
    const count = ipma.readUInt8(offset);
    offset += 1;
    for (let index = 0; isItem && index < count; index += 1) {
      const association = ipma.readUIntBE(offset + index * indexBytes, indexBytes);
      // The highest bit says whether the property is essential.
      indexes.push(association & (indexBytes === 2 ? 0x7fff : 0x7f));
    }
    offset += count * indexBytes;
  }
  return indexes;
}
