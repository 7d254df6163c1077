import { describe, expect, it } from "vitest";
import { aPicture } from "../testing/a-picture.ts";
import { site, textOf } from "../testing/site.ts";
import { archivePage, renderPage } from "./index.ts";

describe("archivePage", () => {
  it("leads to each picture and names its day in the site's time zone", () => {
    const picture = aPicture({ name: "Lift-off", publishedAt: "2026-11-22T23:30:00.000Z" });

    const html = renderPage(archivePage({ site, pictures: [picture], nextCursor: null }));

    expect(html).toContain(`href="/pictures/${picture.id}"`);
    expect(textOf(html)).toContain("Lift-off23 November 2026");
  });

  it("leads to older pictures as long as there are any", () => {
    const more = renderPage(archivePage({ site, pictures: [aPicture()], nextCursor: "a+b" }));
    const last = renderPage(archivePage({ site, pictures: [aPicture()], nextCursor: null }));

    expect(more).toContain('href="?cursor=a%2Bb"');
    expect(last).not.toContain("Older");
  });
});
