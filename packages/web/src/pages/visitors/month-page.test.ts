import type { PictureJson } from "@iotd/core/picture";
import { describe, expect, it } from "vitest";
import { aPicture } from "../../testing/a-picture.ts";
import { site, textOf } from "../../testing/site.ts";
import { monthPage, renderPage } from "../index.ts";

const cat = aPicture({ name: "Cat", publishedAt: "2026-11-20T23:30:00.000Z" });

const render = (changes: Partial<Parameters<typeof monthPage>[0]> = {}) =>
  renderPage(
    monthPage({
      site,
      month: "2026-11",
      today: "2026-11-24",
      pictures: new Map<string, PictureJson>([
        ["2026-11-21", cat],
        ["2026-11-22", cat],
      ]),
      previousMonth: null,
      nextMonth: null,
      ...changes,
    }),
  );

/** The markup of the cell of a day. */
const cellOf = (html: string, day: string) =>
  html.match(new RegExp(`<td>(?:(?!</td>).)*datetime="${day}".*?</td>`, "s"))?.[0] ?? "";

describe("monthPage", () => {
  it("links each day with a picture to its page", () => {
    const cell = cellOf(render(), "2026-11-21");

    expect(cell).toContain('href="/days/2026-11-21"');
    expect(textOf(cell)).toBe("21 November 2026Cat");
    expect(cell).toContain("640.jpeg");
  });

  it("marks a picture of an earlier day as still shown, in the site's time zone", () => {
    const html = render();

    expect(textOf(cellOf(html, "2026-11-22"))).toBe("22 November 2026still Cat");
    // 23:30 UTC on the 20th is the 21st in Berlin.
    expect(textOf(cellOf(html, "2026-11-21"))).not.toContain("still");
  });

  it("shows only the number of a day without a picture", () => {
    const cell = cellOf(render(), "2026-11-30");

    expect(cell).not.toContain("<a");
    expect(textOf(cell)).toBe("30 November 2026");
  });

  it("marks the current day", () => {
    const html = render();

    expect(html.match(/aria-current="date"/g)).toHaveLength(1);
    expect(cellOf(html, "2026-11-24")).toContain('aria-current="date"');
  });

  it("links to the previous and next month if they have pictures", () => {
    const within = render({ previousMonth: "2026-10", nextMonth: "2026-12" });

    expect(within).toContain('<a rel="prev" href="/archive/2026-10">');
    expect(within).toContain('<a rel="next" href="/archive/2026-12">');
    expect(render()).not.toMatch(/rel="(prev|next)"/);
  });
});
