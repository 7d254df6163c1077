import { readFile } from "node:fs/promises";
import { decodeOriginal } from "../image/decode-original.ts";
import { encodeVariants } from "../image/encode-variants.ts";
import { isRefused } from "../image/refused.ts";

/** A function to invoke: makes all variants of the picture in a file and tells this process's peak memory. */
export async function handler({
  file,
}: {
  readonly file: string;
}): Promise<{ variants: number; peakMebibytes: number }> {
  const decoded = await decodeOriginal(await readFile(file));
  if (isRefused(decoded)) throw new Error(`refused: ${decoded.refused}`);
  const variants = [];
  for await (const { bytes } of encodeVariants(decoded.pixels)) variants.push(bytes);
  return { variants: variants.length, peakMebibytes: process.resourceUsage().maxRSS / 1024 };
}
