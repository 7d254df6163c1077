import { beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "../context.ts";
import { newId } from "../id.ts";
import { anActor, useTestDatabase } from "../testing/index.ts";
import { auditEntry } from "./audit.sql.ts";
import { auditRequestSchema, listEntries } from "./list-entries.ts";
import { recordEntry } from "./record-entry.ts";

const database = useTestDatabase();
const ctx = () => ({ db: database.as("iotd_editor") });
const ada = anActor("Ada");

beforeEach(database.clear);

const record = (name: string, { actor = ada, id = newId() }: { actor?: Actor; id?: string } = {}) =>
  recordEntry(
    { ...ctx(), now: new Date(), actor },
    { action: "picture.deleted", subject: { kind: "picture", id, name } },
  );
async function list(request: Record<string, string> = {}) {
  const page = await listEntries(ctx(), auditRequestSchema.parse(request));
  return { ...page, names: page.items.map(({ subjectName }) => subjectName) };
}

describe("listEntries", () => {
  it("the newest entry is first, and pages have no gap", async () => {
    await record("first");
    await record("second");
    await record("third");

    const newer = await list({ limit: "2" });
    const older = await list({ limit: "2", cursor: newer.nextCursor ?? "" });

    expect(newer.names).toEqual(["third", "second"]);
    expect(older).toMatchObject({ names: ["first"], nextCursor: null });
  });

  it("entries can be filtered by picture", async () => {
    const id = newId();
    await record("this", { id });
    await record("another");

    expect((await list({ picture: id })).names).toEqual(["this"]);
  });

  it("entries can be filtered by actor", async () => {
    const grace = anActor("Grace");
    await record("hers", { actor: grace });
    await record("another's");

    expect((await list({ by: grace.userId ?? "" })).names).toEqual(["hers"]);
  });
});

describe("the table audit_entry", () => {
  it.each([
    ["change", () => ctx().db.update(auditEntry).set({ actorName: "Another person" })],
    ["remove", () => ctx().db.delete(auditEntry)],
  ])("the editor role cannot %s entries", async (_, attempt) => {
    await record("Lift-off");

    await expect(attempt()).rejects.toMatchObject({
      cause: expect.objectContaining({ message: expect.stringContaining("permission denied") }),
    });
    expect((await list()).items).toMatchObject([{ actorName: "Ada" }]);
  });
});
