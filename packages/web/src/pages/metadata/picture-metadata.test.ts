import { describe, expect, it } from "vitest";
import { aPicture } from "../../testing/a-picture.ts";
import { site } from "../../testing/site.ts";
import { dayPage, homePage, renderPage } from "../index.ts";
import { imageObject } from "./image-object.ts";

const day = "2026-11-22";
const picture = aPicture();
const address = `https://iotd.test/pictures/${picture.id}`;
const canonicalOf = (html: string) => /<link rel="canonical" href="([^"]*)"/.exec(html)?.[1];

describe("the canonical URL", () => {
  it("the canonical URL of the home page is that of the site, with and without a picture", () => {
    const today = { picture, day, previousDay: null };

    expect(canonicalOf(renderPage(homePage({ site, today })))).toBe("https://iotd.test/");
    expect(canonicalOf(renderPage(homePage({ site, today: null })))).toBe("https://iotd.test/");
  });

  it("the canonical URL of a day is that of its picture", () => {
    const page = { site, path: `/days/${day}`, day, picture, previousDay: null, nextDay: null };

    expect(canonicalOf(renderPage(dayPage(page)))).toBe(address);
  });
});

describe("the metadata of a page with a picture", () => {
  it("the JSON-LD script cannot be closed by markup in a name", () => {
    const hostile = aPicture({ name: "</script><script>alert(1)</script><!--" });
    const html = renderPage(
      dayPage({
        site,
        path: `/days/${day}`,
        day,
        picture: hostile,
        previousDay: null,
        nextDay: null,
      }),
    );

    const [, json = ""] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html) ?? [];

    expect(json).not.toContain("<");
    expect(JSON.parse(json)).toMatchObject({ name: hostile.name });
  });

  it("contains no image, JSON-LD or oEmbed links if the picture has no variants", () => {
    const bare = aPicture({ variants: [], image: null });
    const html = renderPage(
      dayPage({ site, path: `/days/${day}`, day, picture: bare, previousDay: null, nextDay: null }),
    );

    expect(html).not.toContain("og:image");
    expect(html).not.toContain("ld+json");
    expect(html).not.toContain("oembed");
  });
});

describe("imageObject", () => {
  // The types of schema-dts check that schema.org has each property and accepts its value.
  it("leaves out licence, creator, credit and caption if they are unknown", () => {
    const described = JSON.stringify(imageObject({ site, picture, canonical: address }));

    expect(described).not.toMatch(/license|creator|creditText|caption/);
  });

  it("describes the largest JPEG as the content and the smallest as the thumbnail", () => {
    const variants = [640, 2560].map((width) => ({
      url: `/media/${width}.jpg`,
      format: "jpeg" as const,
      width,
      height: width / 2,
      byteSize: width * 100,
    }));

    expect(
      imageObject({
        site,
        picture: { ...picture, variants, alt: "A rocket", credit: "NASA" },
        canonical: address,
      }),
    ).toMatchObject({
      contentUrl: "https://iotd.test/media/2560.jpg",
      contentSize: "256000 B",
      width: { value: 2560, unitCode: "E37" },
      height: { value: 1280 },
      thumbnailUrl: "https://iotd.test/media/640.jpg",
      caption: "A rocket",
      creditText: "NASA",
    });
  });
});
