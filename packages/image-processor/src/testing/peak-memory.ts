import { readFile } from "node:fs/promises";
import { encodeVariants } from "../image/encode-variants.ts";
import { decoded } from "./decoded.ts";

/** A Lambda handler that makes all variants of the picture in a file, and returns the peak memory of its process. */
export async function handler({
  file,
}: {
  readonly file: string;
}): Promise<{ variants: number; peakMebibytes: number }> {
  const { pixels } = await decoded(await readFile(file));
  const variants = [];
  for await (const { bytes } of encodeVariants(pixels)) variants.push(bytes);
  return { variants: variants.length, peakMebibytes: process.resourceUsage().maxRSS / 1024 };
}
