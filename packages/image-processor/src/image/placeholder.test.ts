import { photo } from "@iotd/core/testing";
import { thumbHashToApproximateAspectRatio, thumbHashToAverageRGBA } from "thumbhash";
import { describe, expect, it } from "vitest";
import { decodeOriginal } from "./decode-original.ts";
import { sharp } from "./locked-sharp.ts";
import { placeholderOf } from "./placeholder.ts";
import { isRefused } from "./refused.ts";

async function placeholderOfFile(file: Uint8Array): Promise<Buffer> {
  const decoded = await decodeOriginal(file);
  if (isRefused(decoded)) throw new Error(`refused: ${decoded.refused}`);
  return Buffer.from(await placeholderOf(decoded.pixels), "base64");
}

const flat = (width: number, height: number, background: string) =>
  sharp({ create: { width, height, channels: 3, background } })
    .png()
    .toBuffer();

describe("placeholderOf", () => {
  it("has the proportions of the picture, in a few bytes", async () => {
    const hash = await placeholderOfFile(await photo("rocket.jpg"));

    expect(hash.length).toBeLessThan(40);
    expect(thumbHashToApproximateAspectRatio(hash)).toBeCloseTo(640 / 427, 0);
  });

  it("has the colour of the picture and is opaque", async () => {
    const { r, g, b, a } = thumbHashToAverageRGBA(
      await placeholderOfFile(await flat(64, 64, "rgb(255, 128, 0)")),
    );

    expect(r).toBeCloseTo(1, 1);
    expect(g).toBeCloseTo(0.5, 1);
    expect(b).toBeCloseTo(0, 1);
    expect(a).toBe(1);
  });

  it.each([
    [1, 1],
    [10_000, 1],
    [1, 10_000],
  ])("is made of %i × %i pixels too", async (width, height) => {
    const hash = await placeholderOfFile(await flat(width, height, "#3060c0"));

    expect(hash.length).toBeGreaterThan(4);
  });
});
