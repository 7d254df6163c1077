import { beforeEach, describe, expect, it } from "vitest";
import { listEntries } from "../../audit/index.ts";
import { newId } from "../../id.ts";
import { anActor, aPicture, useTestDatabase } from "../../testing/index.ts";
import { getEditorPicture } from "../get-picture.ts";
import { bulkRequestSchema, changePictures } from "./change-pictures.ts";

const database = useTestDatabase();
const now = new Date("2025-03-01T08:00:00Z");
const ctx = () => ({ db: database.as("iotd_editor"), now, actor: anActor("Ada") });
const draft = { draft: true, publishedAt: null };

beforeEach(database.clear);

describe("changePictures", () => {
  it.each([
    ["publish", draft, { draft: false, publishedAt: now }, "picture.published"],
    ["draft", { publishedAt: new Date("2027-01-01T00:00:00Z") }, draft, "picture.unpublished"],
    ["delete", {}, { deletedAt: now }, "picture.deleted"],
    ["restore", { deletedAt: now }, { deletedAt: null }, "picture.restored"],
  ] as const)(
    "the action %s changes each picture and records each change",
    async (action, before, after, entry) => {
      const one = await aPicture(database.as("iotd_owner"), before);
      const two = await aPicture(database.as("iotd_owner"), before);

      const outcomes = await changePictures(ctx(), { action, ids: [one.id, two.id] });

      expect(outcomes).toMatchObject([
        { id: one.id, picture: after },
        { id: two.id, picture: after },
      ]);
      expect((await listEntries(ctx(), { limit: 20 })).items).toMatchObject([
        { action: entry, pictureId: two.id },
        { action: entry, pictureId: one.id },
      ]);
    },
  );

  it("if one picture fails, the others are still changed", async () => {
    const deleted = await aPicture(database.as("iotd_owner"), { deletedAt: now });
    const other = await aPicture(database.as("iotd_owner"), draft);
    const unknown = newId();

    const outcomes = await changePictures(ctx(), {
      action: "publish",
      ids: [deleted.id, unknown, other.id],
    });

    expect(outcomes).toMatchObject([
      { id: deleted.id, failure: { code: "conflict", detail: expect.stringContaining("deleted") } },
      { id: unknown, failure: { code: "not-found" } },
      { id: other.id, picture: { publishedAt: now } },
    ]);
    expect(await getEditorPicture(ctx(), other.id)).toMatchObject({ publishedAt: now });
  });

  it("duplicate ids are removed", () => {
    const id = newId();

    expect(bulkRequestSchema.parse({ action: "delete", ids: [id, id] }).ids).toEqual([id]);
  });

  it.each([{ ids: [] }, { ids: ["x"] }, { action: "shred" }, { ids: Array(101).fill(newId()) }])(
    "the request %o is refused",
    (request) => {
      expect(
        bulkRequestSchema.safeParse({ action: "delete", ids: [newId()], ...request }).success,
      ).toBe(false);
    },
  );
});
