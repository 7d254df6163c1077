import { listEditorPictures } from "@iotd/core/picture";
import { user } from "@iotd/core/schema";
import { aPicture, openTestBuckets, useTestDatabase } from "@iotd/core/testing";
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
});
