import { describe, expect, it } from "vitest";
import { variantFormats, variantWidths } from "../limits.ts";
import { chooseVariant } from "./choose-variant.ts";

/** 3:2, as most cameras see. */
const variants = variantFormats.flatMap((format) =>
  variantWidths.map((width) => ({ format, width, height: Math.round(width / 1.5) })),
);
const widthFor = (box: { width?: number; height?: number }) =>
  chooseVariant(variants, "jpeg", box)?.width;

describe("chooseVariant", () => {
  it.each([
    ["a small window", { width: 640, height: 400 }, 640],
    ["a pixel more than a variant has", { width: 641, height: 400 }, 1280],
    ["a wide screen, which crops above and below", { width: 1920, height: 1080 }, 1920],
    ["an upright telephone, which crops the sides", { width: 1080, height: 2340 }, 3840],
    ["a height alone", { height: 800 }, 1280],
    ["a width alone", { width: 2000 }, 2560],
  ])("takes the smallest that fills %s", (_, box, width) => {
    expect(widthFor(box)).toBe(width);
  });

  it("takes the largest where none is large enough, and where nothing is said", () => {
    expect([widthFor({ width: 7680, height: 4320 }), widthFor({})]).toEqual([3840, 3840]);
  });

  it("keeps to the format, whatever order they come in", () => {
    const chosen = chooseVariant(variants.toReversed(), "avif", { width: 1000 });

    expect(chosen).toMatchObject({ format: "avif", width: 1280 });
  });

  it("finds nothing among none of the format", () => {
    expect(chooseVariant([], "webp", { width: 640 })).toBeUndefined();
  });
});
