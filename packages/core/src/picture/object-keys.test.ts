import { describe, expect, it } from "vitest";
import { newId } from "../id.ts";
import {
  originalKey,
  originalsOf,
  parseOriginalKey,
  variantKey,
  variantsOf,
} from "./object-keys.ts";

const pictureId = newId();
const uploadId = newId();

describe("the key of an original", () => {
  it("tells the picture and the attempt to upload it", () => {
    expect(parseOriginalKey(originalKey(pictureId, uploadId))).toEqual({ pictureId, uploadId });
  });

  it("stands under its picture's prefix", () => {
    expect(originalKey(pictureId, uploadId).startsWith(originalsOf(pictureId))).toBe(true);
  });

  it.each([
    `originals/${pictureId}`,
    `originals/${pictureId}/${uploadId}/more`,
    `originals/${pictureId}/photo.jpg`,
    `copies/originals/${pictureId}/${uploadId}`,
    `media/${pictureId}/${uploadId}`,
    "",
  ])("is not %s", (key) => {
    expect(parseOriginalKey(key)).toBeUndefined();
  });
});

describe("the key of a variant", () => {
  const of = { pictureId, width: 640, contentHash: "0123456789abcdef" };

  it.each([
    ["avif", "avif"],
    ["webp", "webp"],
    ["jpeg", "jpg"],
  ] as const)("of format %s ends in .%s", (format, extension) => {
    expect(variantKey({ ...of, format })).toBe(
      `media/${pictureId}/640-0123456789abcdef.${extension}`,
    );
  });

  it("stands under its picture's prefix", () => {
    expect(variantKey({ ...of, format: "avif" }).startsWith(variantsOf(pictureId))).toBe(true);
  });
});
