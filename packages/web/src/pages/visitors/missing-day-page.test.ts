import { describe, expect, it } from "vitest";
import { aPicture } from "../../testing/a-picture.ts";
import { site, textOf } from "../../testing/site.ts";
import { missingDayPage, renderPage } from "../index.ts";

const today = "2026-11-24";
const nearest = { day: "2026-11-20", picture: aPicture({ name: "Chelsea" }) };

describe("missingDayPage", () => {
  it("the page of a day before the first picture links to the first picture", () => {
    const html = renderPage(missingDayPage({ site, day: "2001-01-01", today, nearest }));

    expect(textOf(html)).toContain("No picture for 1 January 2001");
    expect(textOf(html)).toContain("Chelsea20 November 2026");
    expect(html).toContain('href="/days/2026-11-20"');
  });

  it("the page of a future day says when its picture appears", () => {
    const html = renderPage(missingDayPage({ site, day: "2026-12-01", today, nearest }));

    expect(textOf(html)).toContain("1 December 2026 is in the future");
    expect(textOf(html)).toContain("in 7 days, when that day begins in Europe/Berlin.");
  });

  it("the page of a day without a picture has a search form and a link to the archive", () => {
    const html = renderPage(missingDayPage({ site, day: "2001-01-01", today, nearest: null }));

    expect(html).toContain("<search>");
    expect(html).toContain('href="/archive"');
    expect(textOf(html)).toContain("No picture has been published yet.");
  });
});
