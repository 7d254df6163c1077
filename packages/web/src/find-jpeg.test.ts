import { describe, expect, it } from "vitest";
import { findJpeg, findPreview, findSmallestJpeg } from "./find-jpeg.ts";
import { aPicture } from "./testing/a-picture.ts";

const variant = (format: "avif" | "jpeg", width: number) => ({
  url: `/media/${width}.${format}`,
  format,
  width,
  height: width / 2,
  byteSize: width,
});
const withWidths = (...widths: number[]) =>
  aPicture({
    variants: widths.flatMap((width) => [variant("avif", width), variant("jpeg", width)]),
  });

describe("findJpeg", () => {
  it("finds the widest JPEG within both limits, in any order of variants", () => {
    const picture = withWidths(1280, 640, 1920);

    expect(findJpeg(picture)).toEqual(variant("jpeg", 1920));
    expect(findJpeg(picture, { maxWidth: 1280 })).toEqual(variant("jpeg", 1280));
    expect(findJpeg(picture, { maxWidth: 1280, maxHeight: 639 })).toEqual(variant("jpeg", 640));
    expect(findJpeg(picture, { maxWidth: 639 })).toBeUndefined();
  });
});

describe("findSmallestJpeg", () => {
  it("finds the narrowest JPEG", () => {
    expect(findSmallestJpeg(withWidths(1280, 640))).toEqual(variant("jpeg", 640));
  });
});

describe("findPreview", () => {
  it("finds a preview of at most 1920 pixels, unless the limits are wider or no variant is that narrow", () => {
    expect(findPreview(withWidths(640, 1920, 3840))?.width).toBe(1920);
    expect(findPreview(withWidths(640, 1920, 3840), { maxWidth: 4_000 })?.width).toBe(3840);
    expect(findPreview(withWidths(2560))?.width).toBe(2560);
  });

  it("finds no preview of a picture without variants", () => {
    expect(findPreview(withWidths())).toBeUndefined();
  });
});
