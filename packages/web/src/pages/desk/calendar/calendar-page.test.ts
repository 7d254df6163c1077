import { describe, expect, it } from "vitest";
import { aPicture } from "../../../testing/a-picture.ts";
import { now } from "../../../testing/desk.ts";
import { editor, site, textOf } from "../../../testing/site.ts";
import { calendarPage, renderPage, weeksOf } from "../../index.ts";

const render = (props: Partial<Parameters<typeof calendarPage>[0]> = {}) =>
  renderPage(
    calendarPage({
      site,
      editor,
      now,
      month: "2026-11",
      today: "2026-11-24",
      dated: [],
      drafts: [],
      before: undefined,
      ...props,
    }),
  );
const dayOf = (html: string, day: string) =>
  new RegExp(`<li class="([^"]*)" data-day="${day}">(.*?)</li>`, "s").exec(html) ?? [];

describe("calendarPage", () => {
  it.each([
    ["2026-11", "2026-10-26", "2026-12-07"],
    ["2027-02", "2027-02-01", "2027-03-01"],
    ["2028-02", "2028-01-31", "2028-03-06"],
  ])("shows complete weeks of %s, from Monday to Sunday", (month, first, end) => {
    expect(weeksOf(month)).toEqual({ first, end });
  });

  it("shows each picture on its day, with its time in the site's time zone", () => {
    const picture = aPicture();

    const html = render({ dated: [{ day: "2026-11-22", picture }] });

    expect(dayOf(html, "2026-11-22")[2]).toContain(picture.name);
    expect(dayOf(html, "2026-11-22")[2]).toMatch(/<time[^>]*>09:00</);
  });

  it("marks future days without a picture, and names the picture that the site still shows", () => {
    const picture = aPicture({ name: "Lift-off" });

    const html = render({ dated: [{ day: "2026-11-22", picture }] });

    const [, todayClass, today = ""] = dayOf(html, "2026-11-24");
    const [, gapClass, gap = ""] = dayOf(html, "2026-11-25");
    expect(todayClass).not.toContain("gap");
    expect(textOf(today)).toContain("Still “Lift-off”");
    expect(gapClass).toContain("gap");
    expect(textOf(gap)).toContain("No pictureStill “Lift-off”");
    expect(textOf(html)).toContain("6 days have no picture yet.");
  });

  it("does not name a picture that is not ready as the one that the site still shows", () => {
    const html = render({
      dated: [{ day: "2026-11-22", picture: aPicture({ status: "awaiting_upload" }) }],
      before: { name: "Earlier" },
    });

    expect(textOf(dayOf(html, "2026-11-23")[2] ?? "")).toContain("Still “Earlier”");
  });

  it("has a form for each picture that moves it without a script", () => {
    const picture = aPicture({ revision: 3 });

    const html = render({ dated: [{ day: "2026-11-22", picture }] });

    expect(html).toContain(`action="/admin/pictures/${picture.id}/move"`);
    expect(html).toMatch(/name="revision" value="3".*type="date"[^>]*value="2026-11-22"/s);
  });

  it("the notice of a move names the new date and has a form that undoes it", () => {
    const picture = aPicture({ name: "Lift-off", revision: 4 });

    const html = render({ move: { picture, from: "2026-11-20T08:00:00.000Z" } });

    expect(textOf(html)).toContain("“Lift-off” is on 22 Nov 2026, 09:00.");
    expect(html).toContain(`action="/admin/pictures/${picture.id}/place"`);
    expect(html).toContain('name="publishedAt" value="2026-11-20T08:00:00.000Z"');
  });

  it("the notice of a move says if clocks skip the time on the new day", () => {
    const picture = aPicture({ publishedAt: "2026-03-29T01:30:00.000Z" });

    const html = render({ move: { picture, from: "2026-03-10T01:30:00.000Z" } });

    expect(textOf(html)).toContain(
      "Clocks go forward that day and skip 02:30, so the new time is 03:30.",
    );
  });
});
