import { beforeEach, describe, expect, it } from "vitest";
import { aPicture, aVariant, useTestDatabase } from "../testing/index.ts";
import { listDayPictures } from "./list-day-pictures.ts";
import { findPictureOfDay } from "./picture-at.ts";

const database = useTestDatabase();
const owner = () => database.as("iotd_owner");
const at = (instant: string) => new Date(instant);

beforeEach(database.clear);

const list = async (
  firstDay: string,
  lastDay: string,
  { now = at("2025-12-31T12:00:00Z"), siteTimeZone = "UTC" } = {},
) => listDayPictures({ db: database.as("iotd_public"), now, siteTimeZone }, { firstDay, lastDay });

/** Each day with the name of its picture. */
const namesOf = async (days: ReturnType<typeof list>) =>
  (await days).map(({ day, picture }) => [day, picture?.name ?? null]);

describe("the pictures of some days", () => {
  it("come with each day, both ends included, and go on where nothing new was published", async () => {
    await aPicture(owner(), { name: "First", publishedAt: at("2025-03-02T08:00:00Z") });
    await aPicture(owner(), { name: "Second", publishedAt: at("2025-03-04T08:00:00Z") });

    expect(await namesOf(list("2025-03-01", "2025-03-05"))).toEqual([
      ["2025-03-01", null],
      ["2025-03-02", "First"],
      ["2025-03-03", "First"],
      ["2025-03-04", "Second"],
      ["2025-03-05", "Second"],
    ]);
  });

  it("are read whole, with dates and variants", async () => {
    const publishedAt = at("2025-03-02T08:00:00.123Z");
    const { id } = await aPicture(owner(), { publishedAt, focalX: 0.25, focalY: 0.75 });
    await aVariant(owner(), id, 640);

    expect(await list("2025-03-02", "2025-03-02")).toMatchObject([
      { picture: { id, publishedAt, focalX: 0.25, variants: [{ width: 640 }] } },
    ]);
  });

  it("are the last of days that are an hour shorter or longer", async () => {
    // Berlin leaves UTC+1 for UTC+2 on 30 March 2025 and returns on 26 October.
    for (const [name, instant] of [
      ["last of the 29th", "2025-03-29T22:59:59Z"],
      ["first of the 30th", "2025-03-29T23:00:00Z"],
      ["last of the 30th", "2025-03-30T21:59:59Z"],
      ["first of the 31st", "2025-03-30T22:00:00Z"],
      ["last of October 25th", "2025-10-25T21:59:59Z"],
      ["last of October 26th", "2025-10-26T22:59:59Z"],
      ["first of October 27th", "2025-10-26T23:00:00Z"],
    ] as const) {
      await aPicture(owner(), { name, publishedAt: at(instant) });
    }
    const inBerlin = { siteTimeZone: "Europe/Berlin" };

    expect(await namesOf(list("2025-03-29", "2025-03-31", inBerlin))).toEqual([
      ["2025-03-29", "last of the 29th"],
      ["2025-03-30", "last of the 30th"],
      ["2025-03-31", "first of the 31st"],
    ]);
    expect(await namesOf(list("2025-10-25", "2025-10-27", inBerlin))).toEqual([
      ["2025-10-25", "last of October 25th"],
      ["2025-10-26", "last of October 26th"],
      ["2025-10-27", "first of October 27th"],
    ]);
  });

  it("end with today, and do not give away what is scheduled for later today", async () => {
    await aPicture(owner(), { name: "Shown", publishedAt: at("2025-03-01T08:00:00Z") });
    await aPicture(owner(), { name: "Tonight", publishedAt: at("2025-03-02T20:00:00Z") });

    // In Auckland it is the 3rd already.
    const now = at("2025-03-02T12:00:00Z");
    expect(await namesOf(list("2025-03-02", "2025-03-31", { now }))).toEqual([
      ["2025-03-02", "Shown"],
    ]);
    expect(
      (await list("2025-03-02", "2025-03-31", { now, siteTimeZone: "Pacific/Auckland" })).map(
        ({ day }) => day,
      ),
    ).toEqual(["2025-03-02", "2025-03-03"]);
  });

  it("are none in a time to come", async () => {
    expect(await list("2026-01-01", "2026-01-31")).toEqual([]);
  });

  it("are the ones that each day has by itself", async () => {
    for (const hour of [0, 9, 15, 31, 40, 60, 61]) {
      await aPicture(owner(), { publishedAt: new Date(Date.UTC(2025, 2, 29, hour, 30)) });
    }
    const context = {
      db: owner(),
      now: at("2025-04-02T00:00:00Z"),
      siteTimeZone: "Asia/Kathmandu",
    };

    for (const { day, picture } of await listDayPictures(context, {
      firstDay: "2025-03-28",
      lastDay: "2025-04-02",
    })) {
      expect([day, picture?.id]).toEqual([day, (await findPictureOfDay(context, day))?.id]);
    }
  });

  it("leave out what is not published", async () => {
    const publishedAt = at("2025-03-02T08:00:00Z");
    await aPicture(owner(), { publishedAt, deletedAt: publishedAt });
    await aPicture(owner(), { publishedAt, status: "processing" });

    expect(await list("2025-03-02", "2025-03-02")).toEqual([{ day: "2025-03-02", picture: null }]);
  });
});
