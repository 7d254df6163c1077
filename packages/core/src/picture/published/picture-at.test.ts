import { beforeEach, describe, expect, it } from "vitest";
import { aPicture, useTestDatabase } from "../../testing/index.ts";
import { findFirstPicture, findPictureAt, findPictureOfDay } from "./picture-at.ts";

const database = useTestDatabase();
const at = (instant: string) => new Date(instant);

beforeEach(database.clear);

describe("findPictureAt", () => {
  it("the image of the day is the picture with the greatest date that is not after the instant", async () => {
    const db = database.as("iotd_owner");
    await aPicture(db, { publishedAt: at("2025-03-01T08:00:00Z") });
    const shown = await aPicture(db, { publishedAt: at("2025-03-02T08:00:00Z") });
    await aPicture(db, { publishedAt: at("2025-03-03T08:00:00Z") });

    const found = await findPictureAt({ db }, at("2025-03-02T20:00:00Z"));

    expect(found).toMatchObject({ id: shown.id });
  });

  it("a picture that is published exactly at the instant is included", async () => {
    const db = database.as("iotd_owner");
    const shown = await aPicture(db, { publishedAt: at("2025-03-01T08:00:00Z") });

    expect(await findPictureAt({ db }, at("2025-03-01T08:00:00Z"))).toMatchObject({ id: shown.id });
  });

  it("of two pictures with the same date the later upload is shown", async () => {
    const db = database.as("iotd_owner");
    await aPicture(db, { publishedAt: at("2025-03-01T08:00:00Z") });
    const later = await aPicture(db, { publishedAt: at("2025-03-01T08:00:00Z") });

    expect(await findPictureAt({ db }, at("2025-03-02T00:00:00Z"))).toMatchObject({ id: later.id });
  });

  it("unfinished, rejected and deleted pictures are never shown", async () => {
    const db = database.as("iotd_owner");
    const publishedAt = at("2025-03-01T08:00:00Z");
    await aPicture(db, { publishedAt, status: "awaiting_upload" });
    await aPicture(db, { publishedAt, status: "processing" });
    await aPicture(db, { publishedAt, status: "rejected" });
    await aPicture(db, { publishedAt, deletedAt: publishedAt });

    expect(await findPictureAt({ db }, at("2025-03-02T00:00:00Z"))).toBeUndefined();
  });
});

describe("findPictureOfDay", () => {
  const now = at("2025-06-01T00:00:00Z");

  it("the picture of a day is the one shown when the day ends in the site's time zone", async () => {
    const db = database.as("iotd_owner");
    // 23:30 on the 10th in Berlin, and 00:30 on the 11th.
    const beforeMidnight = await aPicture(db, { publishedAt: at("2025-03-10T22:30:00Z") });
    await aPicture(db, { publishedAt: at("2025-03-10T23:30:00Z") });

    const inBerlin = await findPictureOfDay(
      { db, now, siteTimeZone: "Europe/Berlin" },
      "2025-03-10",
    );

    expect(inBerlin).toMatchObject({ id: beforeMidnight.id });
  });

  it("a day on which daylight saving time starts ends an hour earlier in UTC", async () => {
    const db = database.as("iotd_owner");
    // Berlin goes from UTC+1 to UTC+2 on 30 March 2025: that day ends at 22:00 UTC.
    const lastOfDay = await aPicture(db, { publishedAt: at("2025-03-30T21:59:00Z") });
    await aPicture(db, { publishedAt: at("2025-03-30T22:00:00Z") });

    const found = await findPictureOfDay({ db, now, siteTimeZone: "Europe/Berlin" }, "2025-03-30");

    expect(found).toMatchObject({ id: lastOfDay.id });
  });

  it("a day on which nothing was published has the picture of an earlier day", async () => {
    const db = database.as("iotd_owner");
    const earlier = await aPicture(db, { publishedAt: at("2025-03-01T08:00:00Z") });

    const found = await findPictureOfDay({ db, now, siteTimeZone: "UTC" }, "2025-03-20");

    expect(found).toMatchObject({ id: earlier.id });
  });

  it("a day before the first picture has no picture", async () => {
    const db = database.as("iotd_owner");
    await aPicture(db, { publishedAt: at("2025-03-02T00:00:00Z") });

    expect(await findPictureOfDay({ db, now, siteTimeZone: "UTC" }, "2025-03-01")).toBeUndefined();
  });

  it("a day in the future has no picture", async () => {
    const db = database.as("iotd_owner");
    await aPicture(db, { publishedAt: at("2025-03-02T00:00:00Z") });

    expect(await findPictureOfDay({ db, now, siteTimeZone: "UTC" }, "2025-06-02")).toBeUndefined();
  });

  it("a picture that is scheduled for later today is not shown", async () => {
    const db = database.as("iotd_owner");
    const shown = await aPicture(db, { publishedAt: at("2025-05-01T00:00:00Z") });
    await aPicture(db, { publishedAt: at("2025-06-01T18:00:00Z") });

    const found = await findPictureOfDay({ db, now, siteTimeZone: "UTC" }, "2025-06-01");

    expect(found).toMatchObject({ id: shown.id });
  });
});

describe("findFirstPicture", () => {
  it("the first picture is the published one with the smallest date", async () => {
    const db = database.as("iotd_owner");
    await aPicture(db, {
      publishedAt: at("2025-01-01T00:00:00Z"),
      deletedAt: at("2025-02-01T00:00:00Z"),
    });
    const first = await aPicture(db, { publishedAt: at("2025-01-02T00:00:00Z") });
    await aPicture(db, { publishedAt: at("2025-01-03T00:00:00Z") });

    expect(await findFirstPicture({ db, now: at("2025-06-01T00:00:00Z") })).toMatchObject({
      id: first.id,
    });
  });

  it("there is no first picture before one is published", async () => {
    const db = database.as("iotd_owner");
    await aPicture(db, { publishedAt: at("2025-01-02T00:00:00Z") });

    expect(await findFirstPicture({ db, now: at("2025-01-01T00:00:00Z") })).toBeUndefined();
  });
});
