import type { AvifItem } from "./avif-item.ts";
import { codedSpace, type DeclaredSpace } from "./colour-space.ts";

const unspecified = 2;
const srgb = { primaries: 1, transfer: 13 };
/** Unspecified, and those of video (BT.709, BT.601, BT.2020), which Chromium shows with the curve of sRGB. */
const srgbLikeTransfers = new Set([unspecified, 1, 6, 11, 14, 15]);

/**
 * The colours that an AVIF declares by codes (nclx). An ICC profile has priority (MIAF §7.3.6.4).
 * Throws if a `colr` box is too short.
 */
export function avifSpace({ properties }: AvifItem): DeclaredSpace {
  const colours = properties.filter(({ type }) => type === "colr").map(({ content }) => content);
  const kindOf = (content: Buffer) => content.toString("latin1", 0, 4);
  if (colours.some((content) => kindOf(content) === "prof" || kindOf(content) === "rICC"))
    return undefined;
  const coded = colours.find((content) => kindOf(content) === "nclx");
  if (!coded) return undefined;
  const [storedPrimaries, storedTransfer] = [coded.readUInt16BE(4), coded.readUInt16BE(6)];
  const primaries = storedPrimaries === unspecified ? srgb.primaries : storedPrimaries;
  const transfer = srgbLikeTransfers.has(storedTransfer) ? srgb.transfer : storedTransfer;
  const isSrgb = primaries === srgb.primaries && transfer === srgb.transfer;
  return isSrgb ? undefined : codedSpace(primaries, transfer);
}
