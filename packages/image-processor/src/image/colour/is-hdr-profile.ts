import { isHdrTransfer } from "./colour-space.ts";

const headerBytes = 128;
const tagBytes = 12;

/** Whether an ICC profile says by its `cicp` tag that it is one of high dynamic range (ICC.1:2022 §9.2.17). Never throws. */
export function isHdrProfile(icc: Buffer): boolean {
  const count = icc.length < headerBytes + 4 ? 0 : icc.readUInt32BE(headerBytes);
  for (let tag = 0; tag < count; tag += 1) {
    const offset = headerBytes + 4 + tag * tagBytes;
    if (offset + tagBytes > icc.length) return false;
    // The content has a type and four reserved bytes before the primaries and the transfer.
    if (icc.toString("latin1", offset, offset + 4) === "cicp")
      return isHdrTransfer(icc[icc.readUInt32BE(offset + 4) + 9] ?? 0);
  }
  return false;
}
