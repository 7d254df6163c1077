import { type DecodedOriginal, decodeOriginal } from "../image/decode-original.ts";
import { sharp } from "../image/locked-sharp.ts";
import { isRefused } from "../image/refused.ts";

/** Decodes an original that is accepted. Throws if it is refused. */
export async function decoded(bytes: Uint8Array): Promise<DecodedOriginal> {
  const outcome = await decodeOriginal(bytes);
  if (isRefused(outcome)) throw new Error(`refused: ${outcome.refused}`);
  return outcome;
}

/** An opaque image of one colour, in pixels, to be encoded. */
export const flat = (width: number, height: number, background = "#3060c0") =>
  sharp({ create: { width, height, channels: 3, background } });
