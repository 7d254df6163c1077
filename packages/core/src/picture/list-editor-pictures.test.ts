import { beforeEach, describe, expect, it } from "vitest";
import { InvalidInputError } from "../errors.ts";
import { aPicture, useTestDatabase } from "../testing/index.ts";
import { editorListRequestSchema, listEditorPictures } from "./list-editor-pictures.ts";

const database = useTestDatabase();

beforeEach(database.clear);

const list = (request: Readonly<Record<string, string>> = {}) =>
  listEditorPictures({ db: database.as("iotd_editor") }, editorListRequestSchema.parse(request));

describe("the editors' list", () => {
  it("holds pictures in every status, the newest upload first", async () => {
    const db = database.as("iotd_owner");
    const oldest = await aPicture(db, { status: "rejected" });
    const middle = await aPicture(db, { publishedAt: new Date("2099-01-01T00:00:00Z") });
    const newest = await aPicture(db, { status: "awaiting_upload" });

    const { items } = await list();

    expect(items.map(({ id }) => id)).toEqual([newest.id, middle.id, oldest.id]);
  });

  it("leaves deleted pictures out", async () => {
    await aPicture(database.as("iotd_owner"), { deletedAt: new Date() });

    expect(await list()).toEqual({ items: [], nextCursor: null });
  });

  it("holds deleted pictures and no others when asked for these", async () => {
    const db = database.as("iotd_owner");
    const deleted = await aPicture(db, { deletedAt: new Date() });
    await aPicture(db);

    expect(await list({ deleted: "true" })).toMatchObject({ items: [{ id: deleted.id }] });
  });

  it("holds pictures in one status when asked for it", async () => {
    const db = database.as("iotd_owner");
    const rejected = await aPicture(db, { status: "rejected" });
    await aPicture(db);

    const { items } = await list({ status: "rejected" });

    expect(items).toMatchObject([{ id: rejected.id }]);
  });

  it("is paged without a gap and without a repeat", async () => {
    const db = database.as("iotd_owner");
    const oldest = await aPicture(db);
    const middle = await aPicture(db);
    const newest = await aPicture(db);

    const first = await list({ limit: "2" });
    const second = await list({ limit: "2", cursor: first.nextCursor ?? "" });

    expect(first.items.map(({ id }) => id)).toEqual([newest.id, middle.id]);
    expect(second).toMatchObject({ items: [{ id: oldest.id }], nextCursor: null });
  });

  it("refuses a cursor that is not its own", async () => {
    await expect(list({ cursor: "e30" })).rejects.toThrow(InvalidInputError);
  });

  it.each([{ status: "lost" }, { deleted: "yes" }, { sort: "name" }])(
    "is not understood with %o",
    (request) => {
      expect(editorListRequestSchema.safeParse(request).success).toBe(false);
    },
  );
});
