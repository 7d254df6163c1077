import { photo } from "@iotd/core/testing";
import { thumbHashToApproximateAspectRatio, thumbHashToAverageRGBA } from "thumbhash";
import { describe, expect, it } from "vitest";
import { decoded, flat } from "../testing/decoded.ts";
import { placeholderOf } from "./placeholder.ts";

async function placeholderOfFile(file: Uint8Array): Promise<Buffer> {
  const { pixels } = await decoded(file);
  return Buffer.from(await placeholderOf(pixels), "base64");
}

describe("placeholderOf", () => {
  it("keeps the proportions of the picture, in less than 40 bytes", async () => {
    const hash = await placeholderOfFile(await photo("rocket.jpg"));

    expect(hash.length).toBeLessThan(40);
    expect(thumbHashToApproximateAspectRatio(hash)).toBeCloseTo(640 / 427, 0);
  });

  it("keeps the colour of the picture and is opaque", async () => {
    const { r, g, b, a } = thumbHashToAverageRGBA(
      await placeholderOfFile(await flat(64, 64, "rgb(255, 128, 0)").png().toBuffer()),
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
  ])("makes a placeholder of %i × %i pixels", async (width, height) => {
    const hash = await placeholderOfFile(await flat(width, height).png().toBuffer());

    expect(hash.length).toBeGreaterThan(4);
  });
});
