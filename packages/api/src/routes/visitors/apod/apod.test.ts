import { aPicture, aVariant, useTestDatabase } from "@iotd/core/testing";
import { Nasa } from "@mariolazzari/nasa-api";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import * as z from "zod";
import { createTestApps, site } from "../../../testing/test-apps.ts";

const database = useTestDatabase();
const owner = () => database.as("iotd_owner");
const now = new Date("2026-01-15T12:00:00Z");
const get = async (query = "") =>
  createTestApps(database, { now: () => now }).publicApp.request(`/planetary/apod${query}`);
const listSchema = z.array(z.object({ date: z.string(), title: z.string() }));
const list = async (query: string) =>
  listSchema.parse(await (await get(query)).json()).map(({ date, title }) => `${date} ${title}`);
const publish = (name: string, day: string, more = {}) =>
  aPicture(owner(), { name, publishedAt: new Date(`${day}T08:00:00Z`), ...more });

beforeEach(database.clear);

describe("GET /planetary/apod", () => {
  it("answers today's picture in the field names of NASA's service", async () => {
    const { id } = await publish("Rocket", "2026-01-14", { tagline: "It flies.", credit: "NASA" });
    for (const width of [640, 1920, 3840]) await aVariant(owner(), id, width);

    expect(await (await get()).json()).toEqual({
      copyright: "NASA",
      date: "2026-01-15",
      explanation: "It flies.",
      hdurl: expect.stringMatching(`^${site.url}/media/${id}/3840-`),
      media_type: "image",
      service_version: "v1",
      title: "Rocket",
      url: expect.stringMatching(`^${site.url}/media/${id}/1920-`),
    });
  });

  it("omits copyright if there is no credit", async () => {
    await publish("Rocket", "2026-01-14");

    expect(await (await get()).json()).not.toHaveProperty("copyright");
  });

  it("answers the picture that was shown at the end of a date", async () => {
    await publish("first", "2026-01-10");
    await publish("second", "2026-01-12");

    const answers = await Promise.all(
      ["2026-01-11", "2026-01-12"].map((day) => get(`?date=${day}`)),
    );

    expect(await Promise.all(answers.map((answer) => answer.json()))).toMatchObject([
      { date: "2026-01-11", title: "first" },
      { date: "2026-01-12", title: "second" },
    ]);
  });

  it("answers a range with the oldest first, up to today if it has no end", async () => {
    await publish("first", "2026-01-10");
    await publish("second", "2026-01-14");

    expect(await list("?start_date=2026-01-13")).toEqual([
      "2026-01-13 first",
      "2026-01-14 second",
      "2026-01-15 second",
    ]);
    expect(await list("?start_date=2026-01-13&end_date=2026-01-13")).toEqual(["2026-01-13 first"]);
  });

  it("starts a range that begins before the first picture with the first picture", async () => {
    await publish("first", "2026-01-14");

    expect(await list("?start_date=1995-06-16")).toEqual(["2026-01-14 first", "2026-01-15 first"]);
  });

  it("answers the requested number of random pictures, with no-store", async () => {
    for (const day of ["10", "11", "12"]) await publish(day, `2026-01-${day}`);

    const answer = await get("?count=2");

    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect(await answer.json()).toHaveLength(2);
  });

  it.each([
    "?api_key=DEMO_KEY",
    "?hd=True&thumbs=true&concept_tags=false",
    "?date=&start_date=&end_date=&count=",
    "/",
    "/?api_key=DEMO_KEY&api_key=other&hd&hd=1",
    "/?date=2026-1-15",
    "?date=2026-01-15&date=2026-01-13",
  ])("answers %s with today's picture", async (query) => {
    await publish("Rocket", "2026-01-14");

    expect(await (await get(query)).json()).toMatchObject({ date: "2026-01-15", title: "Rocket" });
  });

  it.each(["1", "+1", "%2B1", "%201%20", "01", "0_1"])(
    "reads the count “%s” as Python does",
    async (count) => {
      await publish("Rocket", "2026-01-14");

      expect(await list(`?count=${count}`)).toHaveLength(1);
    },
  );

  it("answers a range whose months and days have one digit", async () => {
    await publish("Rocket", "2026-01-01");

    expect(await list("/?start_date=2026-1-8&end_date=2026-01-%209")).toHaveLength(2);
  });

  const range = "Date must be between Jan 10, 2026 and Jan 15, 2026.";
  const combination = "Bad Request: invalid field combination passed.";
  it.each([
    ["date=2026-01-09", range],
    ["date=2026-01-16", range],
    ["start_date=2026-01-01&end_date=2026-01-09", range],
    ["start_date=2026-01-16", range],
    ["start_date=2026-01-12&end_date=2026-01-16", range],
    ["start_date=2026-01-12&end_date=2026-01-11", "start_date cannot be after end_date"],
    ["date=tomorrow", "date must be a day such as 2027-01-31"],
    ["date=2026-02-30", "date must be a day such as 2027-01-31"],
    ["start_date=16.6.1995", "start_date must be a day such as 2027-01-31"],
    ["count=0", "Count must be positive and cannot exceed 100"],
    ["count=101", "Count must be positive and cannot exceed 100"],
    ["count=some", "Count must be positive and cannot exceed 100"],
    ["count=2&date=2026-01-12", combination],
    ["count=2&start_date=2026-01-12", combination],
    ["end_date=2026-01-12", combination],
    ["date=2026-01-12&start_date=2026-01-12", combination],
    ["day=2026-01-12", "Bad Request: incorrect field passed."],
  ])("refuses %s with the error format of NASA's service", async (query, message) => {
    await publish("first", "2026-01-10");

    const answer = await get(`?${query}`);

    expect(answer.status).toBe(400);
    expect(answer.headers.get("content-type")).toBe("application/json");
    expect(await answer.json()).toEqual({
      code: 400,
      msg: expect.stringContaining(message),
      service_version: "v1",
    });
  });

  it("answers up to 366 days and refuses a longer range", async () => {
    await publish("first", "2024-01-01");

    expect(await list("?start_date=2024-01-01&end_date=2024-12-31")).toHaveLength(366);
    expect(await (await get("?start_date=2024-01-01&end_date=2025-01-01")).json()).toMatchObject({
      code: 400,
      msg: "A range may have at most 366 days. Ask for a shorter one.",
    });
  });

  it.each(["", "?date=2026-01-10", "?start_date=2026-01-10"])(
    "has no data for “%s” without pictures",
    async (query) => {
      const answer = await get(query);

      expect(answer.status).toBe(404);
      expect(await answer.json()).toEqual({
        code: 404,
        msg: expect.stringMatching(/^No data available for date: 2026-01-1[05]$/),
        service_version: "v1",
      });
    },
  );
});

/** A client that was made for NASA's service. */
describe("the client @mariolazzari/nasa-api, with our host", () => {
  beforeEach(async () => {
    const { publicApp } = createTestApps(database, { now: () => now });
    vi.stubGlobal("fetch", (url: string) =>
      publicApp.request(url.replace("https://api.nasa.gov", "")),
    );
    for (const day of ["10", "11", "12"]) {
      const { id } = await publish(`Picture ${day}`, `2026-01-${day}`, { credit: "NASA" });
      await aVariant(owner(), id, 640);
    }
  });
  afterEach(() => vi.unstubAllGlobals());
  const nasa = new Nasa("DEMO_KEY");

  it("reads the picture of a date", async () => {
    expect(await nasa.apodDate(new Date(2026, 0, 11), true)).toMatchObject({
      success: true,
      data: {
        title: "Picture 11",
        date: "2026-01-11",
        media_type: "image",
        url: expect.stringMatching(/\.jpg$/),
      },
    });
  });

  it("reads the pictures of a range", async () => {
    const result = await nasa.apodDates(new Date(2026, 0, 10), new Date(2026, 0, 12));

    expect(result).toMatchObject({
      data: [{ title: "Picture 10" }, { title: "Picture 11" }, { title: "Picture 12" }],
    });
  });

  it("reads random pictures", async () => {
    expect(await nasa.apodRandom(2)).toMatchObject({ success: true, data: [{}, {}] });
  });

  it("reports a date that is out of range", async () => {
    expect(await nasa.apodDate(new Date(1995, 5, 15))).toMatchObject({ success: false });
  });
});
