import { headerChunks } from "../png-chunks.ts";
import {
  codedSpace,
  colourSpace,
  type DeclaredSpace,
  gamma,
  srgbPrimaries,
} from "./colour-space.ts";
import type { Primaries } from "./matrix-between.ts";

/** gAMA and cHRM store numbers multiplied by this. */
const unit = 100_000;
/** Browsers take a gamma that is nearer than this to that of sRGB for sRGB, which has almost the same curve. */
const gammaTolerance = 0.05;

/**
 * The colours that a PNG declares outside an ICC profile. Of several chunks the first one of cICP, iCCP,
 * sRGB, gAMA with cHRM applies (https://www.w3.org/TR/png-3/#color-chunk-precendence). As in Chromium, a
 * cICP chunk with unknown codes and a cHRM chunk without gAMA are ignored.
 *
 * Throws if a chunk is too short.
 */
export function pngSpace(bytes: Uint8Array): { space: DeclaredSpace; ignoresIcc: boolean } {
  const chunks = new Map([...headerChunks(bytes)].map(({ type, content }) => [type, content]));
  const coded = cicpSpace(chunks.get("cICP"));
  if (coded) return { space: coded, ignoresIcc: true };
  const isSrgbOrIcc = chunks.has("iCCP") || chunks.has("sRGB");
  const gammaChunk = chunks.get("gAMA");
  const space = isSrgbOrIcc || !gammaChunk ? undefined : gammaSpace(gammaChunk, chunks.get("cHRM"));
  return { space, ignoresIcc: false };
}

/** Only RGB in full range can be stored in a PNG, so other values are invalid. */
function cicpSpace(content: Buffer | undefined): DeclaredSpace {
  const [primaries = 0, transfer = 0, matrix, range] = content ?? [];
  return matrix === 0 && range === 1 ? codedSpace(primaries, transfer) : undefined;
}

function gammaSpace(gammaChunk: Buffer, primariesChunk: Buffer | undefined): DeclaredSpace {
  const encoding = gammaChunk.readUInt32BE(0) / unit;
  if (encoding === 0) return undefined;
  const isSrgb = !primariesChunk && Math.abs(encoding * 2.2 - 1) <= gammaTolerance;
  if (isSrgb) return undefined;
  const primaries = primariesChunk ? readPrimaries(primariesChunk) : srgbPrimaries;
  return colourSpace(primaries, gamma(1 / encoding));
}

function readPrimaries(content: Buffer): Primaries {
  const numberAt = (index: number) => content.readUInt32BE(4 * index) / unit;
  return [
    [numberAt(0), numberAt(1)],
    [numberAt(2), numberAt(3)],
    [numberAt(4), numberAt(5)],
    [numberAt(6), numberAt(7)],
  ];
}
