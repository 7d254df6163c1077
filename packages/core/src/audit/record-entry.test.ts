import { beforeEach, describe, expect, it } from "vitest";
import { newId } from "../id.ts";
import { anEditor, useTestDatabase } from "../testing/index.ts";
import { auditEntry } from "./audit.sql.ts";
import { recordEntry } from "./record-entry.ts";

const database = useTestDatabase();
const now = new Date("2025-03-01T08:00:00Z");

beforeEach(database.clear);

describe("recordEntry", () => {
  it("an entry has the actor, the action, the picture and the old and new values", async () => {
    const { userId } = await anEditor(database.as("iotd_owner"));
    const pictureId = newId();

    await recordEntry(
      { db: database.as("iotd_editor"), now, actor: { userId, name: "Ada" } },
      {
        action: "picture.changed",
        subject: { kind: "picture", id: pictureId, name: "Lift-off" },
        changes: { name: ["Lift", "Lift-off"] },
      },
    );

    expect(await database.as("iotd_owner").select().from(auditEntry)).toMatchObject([
      {
        at: now,
        actorId: userId,
        actorName: "Ada",
        action: "picture.changed",
        pictureId,
        personId: null,
        subjectName: "Lift-off",
        changes: { name: ["Lift", "Lift-off"] },
      },
    ]);
  });
});
