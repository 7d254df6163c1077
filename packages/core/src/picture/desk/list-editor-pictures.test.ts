import { beforeEach, describe, expect, it } from "vitest";
import { InvalidInputError } from "../../errors.ts";
import { aPicture, useTestDatabase } from "../../testing/index.ts";
import { countStates } from "./count-states.ts";
import { editorListRequestSchema, listEditorPictures } from "./list-editor-pictures.ts";

import { pictureStates } from "./picture-state.ts";

const database = useTestDatabase();

const now = new Date("2025-03-01T08:00:00Z");

beforeEach(database.clear);

const list = (request: Readonly<Record<string, string>> = {}) =>
  listEditorPictures(
    { db: database.as("iotd_editor"), now },
    editorListRequestSchema.parse(request),
  );
const namesOf = async (request: Readonly<Record<string, string>>) =>
  (await list(request)).items.map(({ name }) => name);

describe("listEditorPictures", () => {
  it("pictures of every status are listed, newest upload first", async () => {
    const db = database.as("iotd_owner");
    const oldest = await aPicture(db, { status: "rejected" });
    const middle = await aPicture(db, { publishedAt: new Date("2099-01-01T00:00:00Z") });
    const newest = await aPicture(db, { status: "awaiting_upload" });

    const { items } = await list();

    expect(items.map(({ id }) => id)).toEqual([newest.id, middle.id, oldest.id]);
  });

  it("deleted pictures are left out by default", async () => {
    await aPicture(database.as("iotd_owner"), { deletedAt: new Date() });

    expect(await list()).toEqual({ items: [], nextCursor: null });
  });

  it("deleted=true lists only deleted pictures", async () => {
    const db = database.as("iotd_owner");
    const deleted = await aPicture(db, { deletedAt: new Date() });
    await aPicture(db);

    expect(await list({ deleted: "true" })).toMatchObject({ items: [{ id: deleted.id }] });
  });

  it("pictures can be filtered by status", async () => {
    const db = database.as("iotd_owner");
    const rejected = await aPicture(db, { status: "rejected" });
    await aPicture(db);

    const { items } = await list({ status: "rejected" });

    expect(items).toMatchObject([{ id: rejected.id }]);
  });

  it("pictures can be filtered and counted by state, and each has exactly one state", async () => {
    const db = database.as("iotd_owner");
    const tomorrow = new Date("2025-03-02T08:00:00Z");
    await aPicture(db, { name: "draft", draft: true, publishedAt: null });
    await aPicture(db, { name: "scheduled", publishedAt: tomorrow });
    await aPicture(db, { name: "published", publishedAt: now });
    await aPicture(db, { name: "in_preparation", status: "processing", draft: true });
    await aPicture(db, { name: "refused", status: "rejected" });
    await aPicture(db, { name: "no_file", status: "awaiting_upload", publishedAt: tomorrow });
    await aPicture(db, { name: "deleted", deletedAt: now });

    for (const state of pictureStates) expect(await namesOf({ state })).toEqual([state]);
    expect(await countStates({ db: database.as("iotd_editor"), now })).toEqual({
      ...Object.fromEntries(pictureStates.map((state) => [state, 1])),
      deleted: 1,
    });
  });

  it.each([
    ["moon", ["Moons of Jupiter"]],
    ["launching", ["Rocket"]],
    ["nasa -rocket", ["Moons of Jupiter"]],
    ['"of jupiter"', ["Moons of Jupiter"]],
    ["'; drop", []],
  ])("the search %s finds words in names, taglines and credits", async (q, names) => {
    const db = database.as("iotd_owner");
    await aPicture(db, { name: "Rocket", tagline: "The launch", credit: "NASA" });
    await aPicture(db, { name: "Moons of Jupiter", credit: "NASA" });

    expect(await namesOf({ q })).toEqual(names);
    expect(await countStates({ db: database.as("iotd_editor"), now }, { q })).toMatchObject({
      published: names.length,
    });
  });

  it("sort=published has pictures without a date first, then the latest date first, on all pages", async () => {
    const db = database.as("iotd_owner");
    await aPicture(db, { name: "late", publishedAt: new Date("2027-01-01T00:00:00Z") });
    await aPicture(db, { name: "draft", draft: true, publishedAt: null });
    await aPicture(db, { name: "early" });
    await aPicture(db, { name: "newer draft", draft: true, publishedAt: null });
    const names: string[] = [];

    for (let cursor: string | null = ""; cursor !== null; ) {
      const page = await list({ sort: "published", limit: "1", ...(cursor && { cursor }) });
      names.push(...page.items.map(({ name }) => name));
      cursor = page.nextCursor;
    }

    expect(names).toEqual(["newer draft", "draft", "late", "early"]);
  });

  it("pages have no gaps and no duplicates", async () => {
    const db = database.as("iotd_owner");
    const oldest = await aPicture(db);
    const middle = await aPicture(db);
    const newest = await aPicture(db);

    const first = await list({ limit: "2" });
    const second = await list({ limit: "2", cursor: first.nextCursor ?? "" });

    expect(first.items.map(({ id }) => id)).toEqual([newest.id, middle.id]);
    expect(second).toMatchObject({ items: [{ id: oldest.id }], nextCursor: null });
  });

  it("a cursor without an id is refused", async () => {
    await expect(list({ cursor: "e30" })).rejects.toThrow(InvalidInputError);
  });

  it.each([{ status: "lost" }, { deleted: "yes" }, { sort: "name" }])(
    "the request %o is refused",
    (request) => {
      expect(editorListRequestSchema.safeParse(request).success).toBe(false);
    },
  );
});
