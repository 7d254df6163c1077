import type { PictureJson } from "@iotd/core/picture";
import { describe, expect, it } from "vitest";
import { buildAssets } from "../../build-assets.ts";
import { aPicture } from "../../testing/a-picture.ts";
import { site, textOf } from "../../testing/site.ts";
import { homePage, renderPage } from "../index.ts";

const day = "2026-11-22";
const renderEmpty = () => renderPage(homePage({ site, today: null }));
const render = (picture: PictureJson, previousDay: string | null = null) =>
  renderPage(homePage({ site, today: { picture, day, previousDay } }));

describe("homePage", () => {
  it("links to the upload if there are no pictures", () => {
    const html = renderEmpty();

    expect(html).toContain('<a href="/admin">No images yet, upload one here</a>');
    expect(textOf(html)).toContain("No images yet, upload one here");
  });

  it("shows the name as the heading and the tagline as a paragraph", () => {
    const html = render(aPicture({ name: "Lift-off", tagline: "It flies." }));

    expect(html).toContain("<h1>Lift-off</h1>");
    expect(html).toMatch(/<p class="tagline">It flies\.<\/p>/);
  });

  it("shows HTML and SQL in name and tagline as they were typed", () => {
    const html = render(aPicture({ name: "<b>Bobby</b>", tagline: "'); drop table picture; --" }));

    expect(html).toContain("<h1>&lt;b&gt;Bobby&lt;/b&gt;</h1>");
    expect(html).toContain("&#39;); drop table picture; --");
  });

  it("offers AVIF, WebP and JPEG, with the size of the picture to avoid layout shifts", () => {
    const html = render(aPicture({ width: 640, height: 427 }));

    expect([...html.matchAll(/<source type="([^"]*)"/g)].map(([, type]) => type)).toEqual([
      "image/avif",
      "image/webp",
      "image/jpeg",
    ]);
    expect(html).toMatch(/<img class="picture"[^>]* width="640" height="427"/);
  });

  it("uses the alternative text of the picture, or its name if it has none", () => {
    const described = render(aPicture({ alt: "A rocket at night" }));
    const named = render(aPicture({ alt: null, name: "Lift-off" }));

    expect(described).toContain('alt="A rocket at night"');
    expect(named).toContain('alt="Lift-off"');
  });

  it("shows the placeholder behind the picture", () => {
    const html = render(aPicture());

    expect(html).toMatch(/<img class="backdrop" src="data:image\/png;base64,/);
  });

  it("shows the day of publication", () => {
    expect(render(aPicture())).toContain('<time datetime="2026-11-22">22 November 2026</time>');
  });

  it("links to the previous day", () => {
    expect(render(aPicture(), "2026-11-21")).toContain('<a rel="prev" href="/days/2026-11-21">');
  });

  it("has no link to a previous day without a picture", () => {
    const html = render(aPicture());

    expect(html).not.toContain('rel="prev"');
  });

  it("enlarges small originals to at most twice their width", () => {
    const small = render(aPicture({ width: 451, height: 300 }));
    const large = render(aPicture({ width: 3840, height: 2560 }));

    expect(small).toContain("reach-960");
    expect(large).not.toContain("reach-");
  });

  it("a large picture with a focal point fills any window, and `sizes` says so", () => {
    const html = render(aPicture({ width: 3000, height: 2000, focalPoint: { x: 0.31, y: 0.68 } }));

    expect(html).toMatch(/<main id="main" class="stage [^"]*\bfocused fx-30 fy-70"/);
    expect(html).toContain('sizes="max(100vw, 150vh)"');
  });

  it("a smaller picture with a focal point fills windows of up to 1200 pixels", () => {
    const html = render(aPicture({ width: 900, height: 600, focalPoint: { x: 0.5, y: 0.5 } }));

    expect(html).toContain('sizes="(max-width: 75rem) max(100vw, 150vh), min(1920px,');
  });

  it("panoramas and pictures without a focal point do not fill every window", () => {
    const panorama = aPicture({ width: 6000, height: 2000, focalPoint: { x: 0.5, y: 0.5 } });

    expect(render(panorama)).not.toContain("focused");
    expect(render(aPicture({ width: 3000, height: 2000 }))).not.toContain("focused");
  });

  it("gives only classes that the stylesheet has", async () => {
    const { files } = await buildAssets();
    const css = new TextDecoder().decode(files.find(({ name }) => name === "site.css")?.body);

    for (const width of [300, 451, 640, 900, 1200, 1600, 3000]) {
      for (const ratio of [9 / 16, 2 / 3, 3 / 4, 1, 4 / 3, 3 / 2, 16 / 9, 2, 3]) {
        const html = render(aPicture({ width, height: Math.round(width / ratio) }));
        const [, classes = ""] = /<main id="main" class="stage ([^"]*)"/.exec(html) ?? [];
        for (const name of classes.split(" ").filter(Boolean)) expect(css).toContain(`.${name}`);
      }
    }
  });
});
