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

describe("the list of what was done", () => {
  it("begins with the latest and is paged without a gap", async () => {
    await record("first");
    await record("second");
    await record("third");

    const newer = await list({ limit: "2" });
    const older = await list({ limit: "2", cursor: newer.nextCursor ?? "" });

    expect(newer.names).toEqual(["third", "second"]);
    expect(older).toMatchObject({ names: ["first"], nextCursor: null });
  });

  it("can be that of one picture", async () => {
    const id = newId();
    await record("this", { id });
    await record("another");

    expect((await list({ picture: id })).names).toEqual(["this"]);
  });

  it("can be that of what one person did", async () => {
    const grace = anActor("Grace");
    await record("hers", { actor: grace });
    await record("another's");

    expect((await list({ by: grace.userId ?? "" })).names).toEqual(["hers"]);
  });
});

describe("an entry", () => {
  it.each([
    ["changed", () => ctx().db.update(auditEntry).set({ actorName: "Somebody else" })],
    ["removed", () => ctx().db.delete(auditEntry)],
  ])("cannot be %s by the desk", async (_, attempt) => {
    await record("Lift-off");

    await expect(attempt()).rejects.toMatchObject({
      cause: expect.objectContaining({ message: expect.stringContaining("permission denied") }),
    });
    expect((await list()).items).toMatchObject([{ actorName: "Ada" }]);
  });
});
