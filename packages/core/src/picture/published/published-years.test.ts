import { beforeEach, describe, expect, it } from "vitest";
import { aPicture, useTestDatabase } from "../../testing/index.ts";
import { listPublishedYears } from "./list-published-years.ts";
import { readPublishedYear } from "./read-published-year.ts";

const database = useTestDatabase();
const owner = () => database.as("iotd_owner");
const now = new Date("2026-06-01T12:00:00Z");
const ctx = () => ({ db: database.as("iotd_public"), now });

beforeEach(database.clear);

async function readNames(year: number): Promise<string[][]> {
  const steps: string[][] = [];
  for await (const pictures of readPublishedYear(ctx(), year)) {
    steps.push(pictures.map(({ name }) => name));
  }
  return steps;
}

describe("listPublishedYears", () => {
  it("years are listed with the time of the last public change, latest first", async () => {
    const written = new Date("2024-12-01T00:00:00Z");
    const seen = new Date("2025-12-31T23:59:59.999Z");
    const corrected = new Date("2026-05-01T00:00:00Z");
    await aPicture(owner(), { publishedAt: seen, updatedAt: written });
    await aPicture(owner(), {
      publishedAt: new Date("2024-01-01T00:00:00Z"),
      updatedAt: corrected,
    });
    await aPicture(owner(), { publishedAt: new Date("2024-03-01T00:00:00Z") });

    expect(await listPublishedYears(ctx())).toEqual([
      { year: 2025, changedAt: seen },
      { year: 2024, changedAt: corrected },
    ]);
  });

  it("years with only pictures that are not public are left out", async () => {
    await aPicture(owner(), { publishedAt: new Date("2026-07-01T00:00:00Z") });
    await aPicture(owner(), { deletedAt: now });
    await aPicture(owner(), { draft: true, publishedAt: null });

    expect(await listPublishedYears(ctx())).toEqual([]);
  });
});

describe("readPublishedYear", () => {
  it("pictures of the year in UTC are read, latest first", async () => {
    for (const instant of [
      "2023-12-31T23:59:59.999Z",
      "2024-01-01T00:00:00Z",
      "2024-12-31T23:59:59.999Z",
      "2025-01-01T00:00:00Z",
    ]) {
      await aPicture(owner(), { name: instant, publishedAt: new Date(instant) });
    }

    expect(await readNames(2024)).toEqual([["2024-12-31T23:59:59.999Z", "2024-01-01T00:00:00Z"]]);
  });

  it("a year without pictures yields nothing", async () => {
    expect(await readNames(2024)).toEqual([]);
    expect(await readNames(9999)).toEqual([]);
  });

  it("pictures are read in batches of 100 without duplicates, even with equal dates", async () => {
    const names = Array.from({ length: 205 }, (_, number) => `Picture ${number}`);
    const publishedAt = new Date("2024-05-05T05:05:05.005Z");
    for (const name of names) await aPicture(owner(), { name, publishedAt });

    const steps = await readNames(2024);

    expect(steps.map(({ length }) => length)).toEqual([100, 100, 5]);
    expect(steps.flat().sort()).toEqual(names.sort());
  });
});
