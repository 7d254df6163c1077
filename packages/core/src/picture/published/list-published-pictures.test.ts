import { beforeEach, describe, expect, it } from "vitest";
import { InvalidInputError } from "../../errors.ts";
import { newId } from "../../id.ts";
import { aPicture, aVariant, hiddenPictures, useTestDatabase } from "../../testing/index.ts";
import { insertManyPictures } from "../../testing/many-pictures.ts";
import { listPublishedPictures, publishedListRequestSchema } from "./list-published-pictures.ts";

const database = useTestDatabase();
const now = new Date("2025-03-01T08:00:00Z");

beforeEach(database.clear);

const list = (limit: number, cursor?: string) =>
  listPublishedPictures({ db: database.as("iotd_public"), now }, { limit, cursor });

/** The ids of all pages. */
async function readPages(limit: number): Promise<string[][]> {
  const pages: string[][] = [];
  let cursor: string | undefined;
  do {
    const { items, nextCursor } = await list(limit, cursor);
    pages.push(items.map(({ id }) => id));
    cursor = nextCursor ?? undefined;
  } while (cursor !== undefined);
  return pages;
}

describe("listPublishedPictures", () => {
  it("published pictures are listed with their variants, latest first", async () => {
    const db = database.as("iotd_owner");
    const earlier = await aPicture(db, { publishedAt: new Date("2025-01-01T00:00:00Z") });
    const latest = await aPicture(db, { publishedAt: new Date("2025-02-01T00:00:00Z") });
    await aVariant(db, latest.id);

    const { items, nextCursor } = await list(10);

    expect(items).toMatchObject([
      { id: latest.id, variants: [{ format: "jpeg" }] },
      { id: earlier.id, variants: [] },
    ]);
    expect(nextCursor).toBeNull();
  });

  it("the list is empty if nothing is published", async () => {
    expect(await list(10)).toEqual({ items: [], nextCursor: null });
  });

  it("pages of pictures with equal dates have no gaps and no duplicates", async () => {
    const db = database.as("iotd_owner");
    const publishedAt = new Date("2025-01-01T00:00:00.123Z");
    const ids: string[] = [];
    for (let count = 0; count < 5; count += 1)
      ids.unshift((await aPicture(db, { publishedAt })).id);

    expect(await readPages(2)).toEqual([ids.slice(0, 2), ids.slice(2, 4), ids.slice(4)]);
  });

  it("a page that is exactly full is the last one", async () => {
    const db = database.as("iotd_owner");
    await aPicture(db);
    await aPicture(db);

    expect(await list(2)).toMatchObject({ nextCursor: null });
  });

  it("a picture that is published between two requests does not shift the next page", async () => {
    const db = database.as("iotd_owner");
    const earlier = await aPicture(db, { publishedAt: new Date("2025-01-01T00:00:00Z") });
    await aPicture(db, { publishedAt: new Date("2025-01-02T00:00:00Z") });
    const { nextCursor } = await list(1);
    await aPicture(db, { publishedAt: new Date("2025-01-03T00:00:00Z") });

    const { items } = await list(1, nextCursor ?? undefined);

    expect(items).toMatchObject([{ id: earlier.id }]);
  });

  it.each([
    ...hiddenPictures,
    ["scheduled for a millisecond later", { publishedAt: new Date("2025-03-01T08:00:00.001Z") }],
  ] as const)("a picture that is %s is not listed", async (_, overrides) => {
    await aPicture(database.as("iotd_owner"), { publishedAt: now, ...overrides });

    expect(await list(10)).toMatchObject({ items: [] });
  });

  it.each([
    ["invalid base64", "%%%"],
    ["invalid JSON", "bm9wZQ"],
    ["the key of another list", encodeCursor({ id: newId() })],
    ["an invalid instant", encodeCursor({ publishedAt: "yesterday", id: newId() })],
    ["the year 0000", encodeCursor({ publishedAt: "0000-01-01T00:00:00Z", id: newId() })],
    ["an invalid id", encodeCursor({ publishedAt: "2025-01-01T00:00:00.000Z", id: "1" })],
  ])("a cursor with %s is refused", async (_, cursor) => {
    await expect(list(10, cursor)).rejects.toThrow(InvalidInputError);
  });
});

describe("searching published pictures", () => {
  const search = async (q: string, page: { limit?: number; cursor?: string | undefined } = {}) =>
    listPublishedPictures({ db: database.as("iotd_public"), now }, { limit: 10, q, ...page });
  const namesOf = async (found: ReturnType<typeof search>) =>
    (await found).items.map(({ name }) => name);

  beforeEach(async () => {
    const db = database.as("iotd_owner");
    const pictures = [
      { name: "Lift-off", tagline: "Rockets leave the ground.", credit: "SpaceX" },
      { name: "Chelsea", tagline: "A cat listens.", credit: "Stéfan van der Walt" },
      { name: "The rocket's shadow", tagline: "Seen from a cat's window.", credit: null },
    ];
    for (const [index, words] of pictures.entries()) {
      await aPicture(db, { ...words, publishedAt: new Date(Date.UTC(2025, 0, 1 + index)) });
    }
  });

  it.each([
    ["a word of a name", "chelsea", ["Chelsea"]],
    ["a word of a tagline in another form", "leaving", ["Lift-off"]],
    ["a word of a credit", "spacex", ["Lift-off"]],
    ["all of several words", "rocket cat", ["The rocket's shadow"]],
    ["one of two words", "chelsea or spacex", ["Chelsea", "Lift-off"]],
    ["a phrase", '"cat listens"', ["Chelsea"]],
    ["a word without another", "cat -window", ["Chelsea"]],
    ["several pictures, latest first", "rocket", ["The rocket's shadow", "Lift-off"]],
    ["nothing for an unknown word", "submarine", []],
    ["nothing for a stop word", "the", []],
    ["nothing for special characters", "':* & !(", []],
  ])("the search finds %s", async (_, q, names) => {
    expect(await namesOf(search(q))).toEqual(names);
  });

  it("search results are paged", async () => {
    const first = await search("rocket", { limit: 1 });
    const second = await search("rocket", { limit: 1, cursor: first.nextCursor ?? undefined });

    expect(first.items).toMatchObject([{ name: "The rocket's shadow" }]);
    expect(second).toMatchObject({ items: [{ name: "Lift-off" }], nextCursor: null });
  });

  it("pages of a rare word among thousands of pictures have no gaps and no duplicates", async () => {
    // Picture 3000 is a draft, and 6000 is scheduled.
    await insertManyPictures(database.as("iotd_owner"), 6_000, now);
    const names: string[] = [];

    for (let cursor: string | null = ""; cursor !== null; ) {
      const page = await search("rare", { limit: 1, cursor: cursor || undefined });
      names.push(...page.items.map(({ name }) => name));
      cursor = page.nextCursor;
    }

    expect(names).toEqual(["Picture 5000", "Picture 4000", "Picture 2000", "Picture 1000"]);
    expect(await namesOf(search("rare"))).toEqual(names);
  });

  it("the search finds only published pictures", async () => {
    await aPicture(database.as("iotd_owner"), {
      name: "Chelsea, tomorrow",
      publishedAt: new Date("2025-03-02T08:00:00Z"),
    });

    expect(await namesOf(search("chelsea"))).toEqual(["Chelsea"]);
  });

  it("an empty search lists all pictures", async () => {
    expect(await namesOf(search(""))).toHaveLength(3);
  });

  it("a search is trimmed, and refused if it is too long or contains a NUL", () => {
    expect(publishedListRequestSchema.parse({ q: "  cat " })).toMatchObject({ q: "cat" });
    expect(publishedListRequestSchema.safeParse({ q: "x".repeat(200) }).success).toBe(true);
    expect(publishedListRequestSchema.safeParse({ q: "x".repeat(201) }).success).toBe(false);
    expect(publishedListRequestSchema.safeParse({ q: "a\0b" }).success).toBe(false);
  });
});

function encodeCursor(key: object): string {
  return Buffer.from(JSON.stringify(key)).toString("base64url");
}
