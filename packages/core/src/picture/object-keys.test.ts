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

describe("originalKey", () => {
  it("the key of an original contains the picture and the upload attempt", () => {
    expect(parseOriginalKey(originalKey(pictureId, uploadId))).toEqual({ pictureId, uploadId });
  });

  it("the key of an original starts with the prefix of its picture", () => {
    expect(originalKey(pictureId, uploadId).startsWith(originalsOf(pictureId))).toBe(true);
  });

  it.each([
    `originals/${pictureId}`,
    `originals/${pictureId}/${uploadId}/more`,
    `originals/${pictureId}/photo.jpg`,
    `copies/originals/${pictureId}/${uploadId}`,
    `media/${pictureId}/${uploadId}`,
    "",
  ])("%s is not the key of an original", (key) => {
    expect(parseOriginalKey(key)).toBeUndefined();
  });
});

describe("variantKey", () => {
  const of = { pictureId, width: 640, contentHash: "0123456789abcdef" };

  it.each([
    ["avif", "avif"],
    ["webp", "webp"],
    ["jpeg", "jpg"],
  ] as const)("the key of a variant in the format %s ends in .%s", (format, extension) => {
    expect(variantKey({ ...of, format })).toBe(
      `media/${pictureId}/640-0123456789abcdef.${extension}`,
    );
  });

  it("the key of a variant starts with the prefix of its picture", () => {
    expect(variantKey({ ...of, format: "avif" }).startsWith(variantsOf(pictureId))).toBe(true);
  });
});
