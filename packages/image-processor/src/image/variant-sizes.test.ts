import { describe, expect, it } from "vitest";
import { variantSizes } from "./variant-sizes.ts";

const widthsOf = (width: number, height: number) =>
  variantSizes({ width, height }).map((size) => size.width);

describe("variantSizes", () => {
  it.each([
    [4032, 3024, [640, 1280, 1920, 2560, 3840]],
    [3840, 2160, [640, 1280, 1920, 2560, 3840]],
    [1000, 872, [640, 1000]],
    [640, 427, [640]],
    [512, 512, [512]],
    [1, 1, [1]],
  ])("gives %i × %i variants of the widths %j", (width, height, widths) => {
    expect(widthsOf(width, height)).toEqual(widths);
  });

  it("keeps the proportions", () => {
    expect(variantSizes({ width: 4032, height: 3024 })).toContainEqual({
      width: 1920,
      height: 1440,
    });
  });

  it("keeps a picture of one pixel in height one pixel high", () => {
    expect(variantSizes({ width: 10_000, height: 1 })).toEqual(
      [640, 1280, 1920, 2560, 3840].map((width) => ({ width, height: 1 })),
    );
  });

  it("makes a picture narrower that would be too tall", () => {
    expect(variantSizes({ width: 1_000, height: 50_000 })).toEqual([{ width: 115, height: 5_750 }]);
  });

  it("cuts the height of a picture one pixel wide, which cannot be narrower", () => {
    expect(variantSizes({ width: 1, height: 100_000 })).toEqual([{ width: 1, height: 5_760 }]);
  });
});
