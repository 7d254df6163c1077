import { describe, expect, it } from "vitest";
import { newId } from "../id.ts";
import { aMadeVariant, sha256Of } from "../testing/index.ts";
import type { Picture } from "./picture.ts";
import { toEditorPictureJson, toPictureJson } from "./present-picture.ts";

const id = newId();
const createdBy = newId();
const instant = new Date("2025-03-01T08:00:00Z");

const picture = (overrides: Partial<Picture> = {}): Picture => ({
  id,
  name: "A name",
  tagline: "A tagline",
  alt: null,
  credit: "Somebody",
  status: "ready",
  statusChangedAt: instant,
  uploadId: newId(),
  sha256: sha256Of("the file"),
  byteSize: 1_000,
  contentType: "image/jpeg",
  width: 1920,
  height: 1280,
  placeholder: "3OcRJYB4d3h/iIeHeEh3eIhw+j2w",
  rejectionCode: null,
  rejectionDetail: null,
  publishedAt: instant,
  createdAt: instant,
  updatedAt: instant,
  deletedAt: null,
  draft: false,
  focalX: 0.25,
  focalY: 0.75,
  revision: 3,
  createdBy,
  variants: [aMadeVariant(id)],
  ...overrides,
});
const publicFields = {
  id,
  name: "A name",
  tagline: "A tagline",
  alt: null,
  credit: "Somebody",
  status: "ready",
  publishedAt: "2025-03-01T08:00:00.000Z",
  createdAt: "2025-03-01T08:00:00.000Z",
  updatedAt: "2025-03-01T08:00:00.000Z",
  width: 1920,
  height: 1280,
  placeholder: "3OcRJYB4d3h/iIeHeEh3eIhw+j2w",
  focalPoint: { x: 0.25, y: 0.75 },
  image: expect.anything(),
  variants: [
    {
      url: `https://example.org/media/${id}/640-0123456789abcdef.jpg`,
      format: "jpeg",
      width: 640,
      height: 427,
      byteSize: 1_000,
    },
  ],
};

describe("toPictureJson", () => {
  it("the public JSON has exactly the public fields", () => {
    expect(toPictureJson(picture(), "https://example.org")).toEqual(publicFields);
  });

  it("a picture that is not ready has no image", () => {
    const unfinished = picture({ status: "processing", variants: [], publishedAt: null });

    expect(toPictureJson(unfinished, "")).toMatchObject({
      image: null,
      variants: [],
      publishedAt: null,
    });
  });
});

describe("toEditorPictureJson", () => {
  it("the editors' JSON adds the file, the draft and the editor", () => {
    expect(toEditorPictureJson(picture(), "https://example.org")).toEqual({
      ...publicFields,
      contentType: "image/jpeg",
      byteSize: 1_000,
      sha256: sha256Of("the file"),
      rejection: null,
      draft: false,
      revision: 3,
      createdBy,
      deletedAt: null,
    });
  });

  it("the editors' JSON has the rejection and the time of deletion", () => {
    const refused = picture({
      status: "rejected",
      rejectionCode: "animated",
      rejectionDetail: "The image is animated.",
      deletedAt: instant,
    });

    expect(toEditorPictureJson(refused, "")).toMatchObject({
      rejection: { code: "animated", detail: "The image is animated." },
      deletedAt: "2025-03-01T08:00:00.000Z",
    });
  });
});

describe("the image of a picture", () => {
  const imageOf = (...variants: Picture["variants"]) =>
    toPictureJson(picture({ variants }), "").image;
  const urlOf = (width: number, extension: string) =>
    `/media/${id}/${width}-0123456789abcdef.${extension}`;

  it("an image has one source for each format, smallest files first, with all widths", () => {
    const image = imageOf(
      aMadeVariant(id, 640, "avif"),
      aMadeVariant(id, 640, "jpeg"),
      aMadeVariant(id, 640, "webp"),
      aMadeVariant(id, 1280, "avif"),
      aMadeVariant(id, 1280, "jpeg"),
      aMadeVariant(id, 1280, "webp"),
    );

    const srcset = (extension: string) =>
      `${urlOf(640, extension)} 640w, ${urlOf(1280, extension)} 1280w`;
    expect(image?.sources).toEqual([
      { type: "image/avif", srcset: srcset("avif") },
      { type: "image/webp", srcset: srcset("webp") },
      { type: "image/jpeg", srcset: srcset("jpg") },
    ]);
    expect(image?.srcset).toBe(srcset("jpg"));
  });

  it("formats without variants are left out", () => {
    expect(imageOf(aMadeVariant(id))?.sources).toEqual([
      { type: "image/jpeg", srcset: `${urlOf(640, "jpg")} 640w` },
    ]);
  });

  it("src is the widest JPEG of at most 1920 pixels", () => {
    const image = imageOf(
      aMadeVariant(id, 1280),
      aMadeVariant(id, 1920),
      aMadeVariant(id, 1920, "webp"),
      aMadeVariant(id, 2560),
    );

    expect(image?.src).toBe(urlOf(1920, "jpg"));
  });

  it("src is the narrowest JPEG if all are wider than 1920 pixels", () => {
    const image = imageOf(aMadeVariant(id, 2560), aMadeVariant(id, 3840));

    expect(image?.src).toBe(urlOf(2560, "jpg"));
  });
});
