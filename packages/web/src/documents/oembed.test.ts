import { describe, expect, it } from "vitest";
import { aPicture } from "../testing/a-picture.ts";
import { site } from "../testing/site.ts";
import { oembedPhoto } from "./oembed.ts";

const picture = aPicture({
  variants: [640, 1920, 3840].map((width) => ({
    url: `/media/${width}.jpg`,
    format: "jpeg",
    width,
    height: width / 2,
    byteSize: width,
  })),
});

describe("oembedPhoto", () => {
  it.each([
    [{}, { url: "https://iotd.test/media/1920.jpg", width: 1920, height: 960 }],
    [{ maxWidth: 5_000 }, { url: "https://iotd.test/media/3840.jpg", width: 3840, height: 1920 }],
    [{ maxWidth: 1919 }, { url: "https://iotd.test/media/640.jpg", width: 640, height: 320 }],
    [{ maxHeight: 320 }, { url: "https://iotd.test/media/640.jpg", width: 640, height: 320 }],
    [{ maxWidth: 300 }, { url: "https://iotd.test/media/640.jpg", width: 300, height: 150 }],
    [
      { maxWidth: 300, maxHeight: 100 },
      { url: "https://iotd.test/media/640.jpg", width: 200, height: 100 },
    ],
    [{ maxHeight: 1 }, { url: "https://iotd.test/media/640.jpg", width: 2, height: 1 }],
  ])("fits the photo into the limits %j", (limits, expected) => {
    expect(oembedPhoto(site, picture, limits)).toMatchObject(expected);
  });

  it("includes a thumbnail only if it fits into the limits", () => {
    expect(oembedPhoto(site, picture, {})).toMatchObject({
      thumbnail_url: "https://iotd.test/media/640.jpg",
      thumbnail_width: 640,
      thumbnail_height: 320,
    });
    expect(oembedPhoto(site, picture, { maxWidth: 639 })).not.toHaveProperty("thumbnail_url");
  });

  it("includes an author only if the picture has a credit", () => {
    expect(oembedPhoto(site, { ...picture, credit: "NASA" }, {})).toMatchObject({
      author_name: "NASA",
    });
    expect(oembedPhoto(site, picture, {})).not.toHaveProperty("author_name");
  });

  it("gives no photo for a picture without variants", () => {
    expect(oembedPhoto(site, { ...picture, variants: [] }, {})).toBeUndefined();
  });
});
