import { describe, expect, it } from "vitest";
import { variantFormats, variantWidths } from "../limits.ts";
import { chooseVariant } from "./choose-variant.ts";

/** With the aspect ratio 3:2 of most cameras. */
const variants = variantFormats.flatMap((format) =>
  variantWidths.map((width) => ({ format, width, height: Math.round(width / 1.5) })),
);
const widthFor = (box: { width?: number; height?: number }) =>
  chooseVariant(variants, "jpeg", box)?.width;

describe("chooseVariant", () => {
  it.each([
    ["a small window", { width: 640, height: 400 }, 640],
    ["a width of one pixel more than a variant", { width: 641, height: 400 }, 1280],
    ["a wide screen, which crops above and below", { width: 1920, height: 1080 }, 1920],
    ["an upright telephone, which crops the sides", { width: 1080, height: 2340 }, 3840],
    ["only a height", { height: 800 }, 1280],
    ["only a width", { width: 2000 }, 2560],
  ])("the smallest variant that fills %s is chosen", (_, box, width) => {
    expect(widthFor(box)).toBe(width);
  });

  it("the largest variant is chosen if none is large enough or no size is given", () => {
    expect([widthFor({ width: 7680, height: 4320 }), widthFor({})]).toEqual([3840, 3840]);
  });

  it("only variants of the format are considered, in any order", () => {
    const chosen = chooseVariant(variants.toReversed(), "avif", { width: 1000 });

    expect(chosen).toMatchObject({ format: "avif", width: 1280 });
  });

  it("without a variant of the format the result is undefined", () => {
    expect(chooseVariant([], "webp", { width: 640 })).toBeUndefined();
  });
});
