import { describe, expect, it } from "vitest";
import { aPicture } from "../../testing/a-picture.ts";
import { site } from "../../testing/site.ts";
import { dayPage, homePage, renderPage } from "../index.ts";
import { imageObject } from "./image-object.ts";

const day = "2026-11-22";
const picture = aPicture();
const address = `https://iotd.test/pictures/${picture.id}`;
const canonicalOf = (html: string) => /<link rel="canonical" href="([^"]*)"/.exec(html)?.[1];

describe("the canonical address", () => {
  it("of home is the site's own, whatever it shows", () => {
    const today = { picture, day, previousDay: null };

    expect(canonicalOf(renderPage(homePage({ site, today })))).toBe("https://iotd.test/");
    expect(canonicalOf(renderPage(homePage({ site, today: null })))).toBe("https://iotd.test/");
  });

  it("of a day is that of its picture", () => {
    const page = { site, path: `/days/${day}`, day, picture, previousDay: null, nextDay: null };

    expect(canonicalOf(renderPage(dayPage(page)))).toBe(address);
  });
});

describe("what a page tells machines of its picture", () => {
  it("cannot be ended by a name", () => {
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

  it("is no image as long as there is none", () => {
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
  // That schema.org knows each property, and takes its value, is checked by the types of schema-dts.
  it("says nothing of a licence, a creator or a credit that nobody gave", () => {
    const described = JSON.stringify(imageObject({ site, picture, canonical: address }));

    expect(described).not.toMatch(/license|creator|creditText|caption/);
  });

  it("names the largest JPEG with its size, and the smallest as thumbnail", () => {
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
