import { aPicture, useTestDatabase } from "@iotd/core/testing";
import { beforeEach, describe, expect, it } from "vitest";
import { createTestApps } from "../../testing/test-apps.ts";

const database = useTestDatabase();
const owner = () => database.as("iotd_owner");
const now = new Date("2026-01-15T12:00:00Z");
const get = (path: string) => createTestApps(database, { now: () => now }).publicApp.request(path);
const htmlOf = async (path: string) => (await get(path)).text();

beforeEach(database.clear);

describe("the archive", () => {
  it("links to each picture and to the calendar of this month", async () => {
    const { id, name } = await aPicture(owner());

    const html = await htmlOf("/archive");

    expect(html).toContain(name);
    expect(html).toContain(`href="/pictures/${id}"`);
    expect(html).toContain('href="/archive/2026-01"');
  });

  it("shows search results in pages", async () => {
    for (const [index, name] of ["Cats asleep", "A dog", "One cat"].entries()) {
      await aPicture(owner(), { name, publishedAt: new Date(Date.UTC(2026, 0, 1 + index)) });
    }

    const first = await htmlOf("/archive?q=cat&limit=1");
    const older = first.match(/rel="next" href="([^"]*)"/)?.[1]?.replaceAll("&amp;", "&");
    const second = await htmlOf(older ?? "");

    expect(first).toContain("One cat");
    expect(first).not.toContain("A dog");
    expect(second).toContain("Cats asleep");
    expect(second).not.toContain("One cat");
    expect(second).not.toContain('rel="next"');
  });

  it("shows all pictures for a search of spaces", async () => {
    const { name } = await aPicture(owner());

    expect(await htmlOf("/archive?q=%20")).toContain(name);
  });

  it("ignores unknown query parameters", async () => {
    expect((await get("/archive?fbclid=1&utm_source=mail")).status).toBe(200);
  });

  it("refuses search words that are too long", async () => {
    expect((await get(`/archive?q=${"x".repeat(201)}`)).status).toBe(422);
  });
});

describe("the calendar of a month", () => {
  beforeEach(async () => {
    await aPicture(owner(), { name: "First", publishedAt: new Date("2025-11-30T08:00:00Z") });
    await aPicture(owner(), { name: "Second", publishedAt: new Date("2026-01-10T08:00:00Z") });
  });

  it("links to each day with a picture, up to today", async () => {
    const html = await htmlOf("/archive/2026-01");

    const days = [...html.matchAll(/href="\/days\/([^"]*)"/g)].map(([, day]) => day);
    expect(days).toHaveLength(15);
    expect([days[0], days.at(-1)]).toEqual(["2026-01-01", "2026-01-15"]);
    expect(html.match(/Second/g)).toHaveLength(6);
    expect(html.match(/still First/g)).toHaveLength(9);
  });

  it("links to the previous and the next month if they have pictures", async () => {
    const neighbours = async (month: string) =>
      [...(await htmlOf(`/archive/${month}`)).matchAll(/rel="(prev|next)" href="([^"]*)"/g)].map(
        ([, rel, href]) => `${rel} ${href}`,
      );

    expect(await neighbours("2026-01")).toEqual(["prev /archive/2025-12"]);
    expect(await neighbours("2025-12")).toEqual(["prev /archive/2025-11", "next /archive/2026-01"]);
    expect(await neighbours("2025-11")).toEqual(["next /archive/2025-12"]);
  });

  it.each(["2025-10", "2026-02", "2026-13", "january", "0999-01"])(
    "answers 404 for %s",
    async (month) => {
      expect((await get(`/archive/${month}`)).status).toBe(404);
    },
  );

  it("exists for this month even without pictures", async () => {
    await database.clear();

    expect((await get("/archive/2026-01")).status).toBe(200);
  });

  it("may be cached by the CDN", async () => {
    expect((await get("/archive/2026-01")).headers.get("cache-control")).toContain("s-maxage=60");
  });
});
