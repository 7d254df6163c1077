import { listEditorPictures } from "@iotd/core/picture";
import { picture, session, user } from "@iotd/core/schema";
import { anEditor, aPicture, aSession, openTestBuckets, useTestDatabase } from "@iotd/core/testing";
import { beforeEach, describe, expect, it } from "vitest";
import { createAdmin, migrate, sweep } from "./operations.ts";

const database = useTestDatabase();
const { uploads, media } = openTestBuckets();

beforeEach(database.clear);

const deps = () => ({
  connection: { auth: "password", url: database.urlOf("iotd_owner") } as const,
  uploads,
  media,
  now: () => new Date("2025-03-31T08:00:00Z"),
});
const editor = { email: "ada@example.com", name: "Ada" };

describe("migrate", () => {
  it("applies nothing to a database with the current schema", async () => {
    expect(await migrate(deps())).toEqual({ applied: 0, total: expect.any(Number) });
  });

  it("reads its migrations from the given folder", async () => {
    await expect(migrate({ ...deps(), migrationsFolder: "/nowhere" })).rejects.toThrow(
      "_journal.json",
    );
  });
});

describe("create-admin", () => {
  it("uses the given password, and does not return it", async () => {
    const result = await createAdmin(deps(), { ...editor, password: "correct horse battery" });

    expect(result).toEqual({ email: "ada@example.com", created: true });
  });

  it("generates a new long password each time, and returns it", async () => {
    const first = await createAdmin(deps(), editor);
    const second = await createAdmin(deps(), editor);

    expect(first).toEqual({
      email: "ada@example.com",
      created: true,
      generatedPassword: expect.stringMatching(/^[\w-]{20}$/),
    });
    expect(second).toMatchObject({ created: false });
    expect(second.generatedPassword).not.toBe(first.generatedPassword);
    expect(await database.as("iotd_owner").select().from(user)).toHaveLength(1);
  });
});

describe("sweep", () => {
  it("removes unfinished uploads, and counts them", async () => {
    const db = database.as("iotd_owner");
    await aPicture(db, { status: "awaiting_upload" });
    const shown = await aPicture(db);

    expect(await sweep(deps())).toEqual({ abandoned: 1, stuck: 0, purged: 0, sessions: 0 });
    const { items } = await listEditorPictures(
      { db, now: new Date() },
      { limit: 20, sort: "uploaded", deleted: "false" },
    );
    expect(items).toMatchObject([{ id: shown.id }]);
  });

  it("fails at the end if the files of a picture cannot be deleted, and says what it did", async () => {
    const db = database.as("iotd_owner");
    const deletedAt = new Date("2025-01-01T00:00:00Z");
    const broken = await aPicture(db, { deletedAt });
    await aPicture(db, { deletedAt });
    const { userId } = await anEditor(db);
    await aSession(db, userId, { expiresAt: deletedAt });
    const list = async (prefix: string) => {
      if (prefix.includes(broken.id)) throw new Error("no answer");
      return media.list(prefix);
    };

    await expect(sweep({ ...deps(), media: { ...media, list } })).rejects.toMatchObject({
      code: "unavailable",
      message:
        "The sweep handled all but 1 of the pictures (abandoned: 0, stuck: 0, purged: 1, sessions: 1). Run it again. " +
        `The first failure is of picture ${broken.id}: no answer`,
      cause: { errors: [{ message: `picture ${broken.id}`, cause: { message: "no answer" } }] },
    });
    expect(await db.select({ id: picture.id }).from(picture)).toEqual([{ id: broken.id }]);
    expect(await db.select().from(session)).toEqual([]);
  });
});
