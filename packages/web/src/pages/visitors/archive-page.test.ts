import { describe, expect, it } from "vitest";
import { aPicture } from "../../testing/a-picture.ts";
import { site, textOf } from "../../testing/site.ts";
import { archivePage, renderPage } from "../index.ts";

const archive = { site, today: "2026-11-24", request: {}, hasNewer: false };

describe("archivePage", () => {
  it("links to each picture and shows its day in the site's time zone", () => {
    const picture = aPicture({ name: "Lift-off", publishedAt: "2026-11-22T23:30:00.000Z" });

    const html = renderPage(archivePage({ ...archive, pictures: [picture], nextCursor: null }));

    expect(html).toContain(`href="/pictures/${picture.id}"`);
    expect(textOf(html)).toContain("Lift-off23 November 2026");
  });

  it("links to older pictures if there are any", () => {
    const more = renderPage(archivePage({ ...archive, pictures: [aPicture()], nextCursor: "a+b" }));
    const last = renderPage(archivePage({ ...archive, pictures: [aPicture()], nextCursor: null }));

    expect(more).toContain('href="/archive?cursor=a%2Bb"');
    expect(last).not.toContain("Older");
  });
  it("links to other pages keep the search", () => {
    const html = renderPage(
      archivePage({
        ...archive,
        request: { q: "a&b" },
        hasNewer: true,
        pictures: [aPicture()],
        nextCursor: "c",
      }),
    );

    expect(html).toContain('href="/archive?q=a%26b&amp;cursor=c"');
    expect(html).toContain('href="/archive?q=a%26b"');
    expect(html).toContain('value="a&amp;b"');
  });

  it("a search without results links to all pictures", () => {
    const html = renderPage(
      archivePage({ ...archive, request: { q: "owl" }, pictures: [], nextCursor: null }),
    );

    expect(textOf(html)).toContain("No pictures found for “owl”.");
    expect(html).toContain('<a href="/archive">all pictures</a>');
  });

  it("offers no variants that are wider than the tiles", () => {
    const picture = aPicture();
    const size = { width: 2560, height: 1707, byteSize: 1 };
    const wide = {
      ...picture,
      variants: [...picture.variants, { url: "/wide", format: "jpeg" as const, ...size }],
    };

    expect(
      renderPage(archivePage({ ...archive, pictures: [wide], nextCursor: null })),
    ).not.toContain("/wide");
  });
});
