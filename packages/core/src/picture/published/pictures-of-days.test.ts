import { beforeEach, describe, expect, it } from "vitest";
import { aPicture, useTestDatabase } from "../../testing/index.ts";
import { insertManyPictures } from "../../testing/many-pictures.ts";
import { findFirstDay } from "./find-first-day.ts";
import { listPicturesOfDays } from "./list-pictures-of-days.ts";
import { listRandomPictures } from "./list-random-pictures.ts";
import { findPictureOfDay } from "./picture-at.ts";

const database = useTestDatabase();
const now = new Date("2026-01-15T12:00:00Z");
const ctx = (siteTimeZone = "UTC") => ({ db: database.as("iotd_public"), now, siteTimeZone });
const publish = (name: string, instant: string) =>
  aPicture(database.as("iotd_owner"), { name, publishedAt: new Date(instant) });
const list = async (firstDay: string, lastDay: string, limit = 100, siteTimeZone = "UTC") =>
  (await listPicturesOfDays(ctx(siteTimeZone), { firstDay, lastDay, limit })).map(
    ({ day, picture }) => [day, picture.name],
  );

beforeEach(database.clear);

describe("listPicturesOfDays", () => {
  it("each day has its last picture, and a day without a new one repeats the previous picture", async () => {
    await publish("morning", "2026-01-10T08:00:00Z");
    await publish("evening", "2026-01-10T20:00:00Z");
    await publish("later", "2026-01-12T08:00:00Z");

    expect(await list("2026-01-10", "2026-01-13")).toEqual([
      ["2026-01-10", "evening"],
      ["2026-01-11", "evening"],
      ["2026-01-12", "later"],
      ["2026-01-13", "later"],
    ]);
  });

  it("the list ends with today and leaves out pictures scheduled for later today", async () => {
    await publish("shown", "2026-01-14T08:00:00Z");
    await publish("tonight", "2026-01-15T20:00:00Z");

    // In Auckland it is the 16th already.
    expect(await list("2026-01-15", "2026-01-31", 100, "Pacific/Auckland")).toEqual([
      ["2026-01-15", "shown"],
      ["2026-01-16", "shown"],
    ]);
  });

  it("days before the first picture and in the future are left out", async () => {
    await publish("first", "2026-01-14T08:00:00Z");
    await publish("scheduled", "2026-01-16T08:00:00Z");

    expect(await list("1995-06-16", "2030-01-01")).toEqual([
      ["2026-01-14", "first"],
      ["2026-01-15", "first"],
    ]);
  });

  it("the list has at most as many days as the limit", async () => {
    await publish("first", "2026-01-01T08:00:00Z");

    expect(await list("2026-01-01", "2026-01-15", 2)).toHaveLength(2);
  });

  it("the list agrees with findPictureOfDay on days with a change of clocks", async () => {
    for (const instant of ["2025-10-25T22:30:00Z", "2025-10-26T22:30:00Z", "2025-10-26T23:30:00Z"])
      await publish(instant, instant);
    const zone = "Europe/Berlin";

    const listed = await list("2025-10-25", "2025-10-28", 100, zone);

    expect(listed.map(([day]) => day)).toEqual(["2025-10-26", "2025-10-27", "2025-10-28"]);
    for (const [day = "", name] of listed)
      expect((await findPictureOfDay(ctx(zone), day))?.name).toBe(name);
  });

  it("the list of days is empty without pictures", async () => {
    expect(await list("2026-01-01", "2026-01-15")).toEqual([]);
  });
});

describe("listRandomPictures", () => {
  it("random pictures have no duplicates and none that was replaced on its day", async () => {
    await publish("morning", "2026-01-10T08:00:00Z");
    await publish("evening", "2026-01-10T20:00:00Z");
    await publish("later", "2026-01-12T08:00:00Z");
    await publish("scheduled", "2026-01-16T08:00:00Z");

    const chosen = await listRandomPictures(ctx(), 100);

    expect(chosen.map(({ day, picture }) => [day, picture.name]).toSorted()).toEqual([
      ["2026-01-10", "evening"],
      ["2026-01-12", "later"],
    ]);
  });

  it("at most the requested number of random pictures is listed", async () => {
    for (const day of ["01", "02", "03"]) await publish(day, `2026-01-${day}T08:00:00Z`);

    expect(await listRandomPictures(ctx(), 2)).toHaveLength(2);
  });

  it("nothing is listed before the first picture is published", async () => {
    await publish("scheduled", "2026-01-16T08:00:00Z");

    expect(await listRandomPictures(ctx(), 2)).toEqual([]);
  });

  it("random pictures are found if they were published on few of many days", async () => {
    await publish("first", "1995-06-16T08:00:00Z");
    await publish("second", "2026-01-14T08:00:00Z");

    expect(await listRandomPictures(ctx(), 2)).toHaveLength(2);
    expect(await listRandomPictures(ctx(), 100)).toHaveLength(2);
  });

  it("of thousands of pictures on many days, different ones are listed each time, each the last of its day", async () => {
    await insertManyPictures(database.as("iotd_owner"), 6_000, now);

    const first = await listRandomPictures(ctx(), 100);
    const second = await listRandomPictures(ctx(), 100);

    const daysOf = (chosen: typeof first) => new Set(chosen.map(({ day }) => day));
    expect(daysOf(first).size).toBe(100);
    expect(daysOf(first)).not.toEqual(daysOf(second));
    for (const { day, picture } of first.slice(0, 10)) {
      expect(await findPictureOfDay(ctx(), day)).toEqual(picture);
    }
  });
});

describe("findFirstDay", () => {
  it("the first day is that of the first picture in the site's time zone", async () => {
    await publish("first", "2026-01-10T23:30:00Z");
    await publish("second", "2026-01-12T08:00:00Z");

    expect([await findFirstDay(ctx()), await findFirstDay(ctx("Europe/Berlin"))]).toEqual([
      "2026-01-10",
      "2026-01-11",
    ]);
  });

  it("there is no first day without pictures", async () => {
    expect(await findFirstDay(ctx())).toBeUndefined();
  });
});
