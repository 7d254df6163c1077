import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { auditEntry } from "../../audit/audit.sql.ts";
import { anEditor, aPasskey, aSession, useTestDatabase } from "../../testing/index.ts";
import { renamePerson } from "../people/rename-person.ts";
import { passkey, session, user } from "../user.sql.ts";
import { endOtherSessions, endSession } from "./end-sessions.ts";
import { listSessions } from "./list-sessions.ts";
import { listPasskeys, removePasskey, renamePasskey } from "./passkeys.ts";

const database = useTestDatabase();
const now = new Date("2026-01-15T12:00:00Z");

beforeEach(database.clear);

const owner = () => database.as("iotd_owner");
const by = (actor: { userId: string; name: string }) => ({
  db: database.as("iotd_editor"),
  now,
  actor,
});
const entries = () => owner().select().from(auditEntry).orderBy(auditEntry.id);

const signIn = (userId: string, lastUsedAt = now) =>
  aSession(owner(), userId, {
    userAgent: "Firefox",
    ipAddress: "192.0.2.1",
    createdAt: now,
    updatedAt: lastUsedAt,
  });

describe("sessions", () => {
  it("the own sessions that have not expired are listed with their details, last used first", async () => {
    const ada = await anEditor(owner());
    const older = await signIn(ada.userId, new Date("2026-01-14T12:00:00Z"));
    const newer = await signIn(ada.userId);
    const expired = await signIn(ada.userId);
    await owner().update(session).set({ expiresAt: now }).where(eq(session.id, expired));
    await signIn((await anEditor(owner())).userId);

    expect(await listSessions({ db: database.as("iotd_editor"), now }, ada.userId)).toEqual([
      { id: newer, userAgent: "Firefox", address: "192.0.2.1", since: now, lastUsedAt: now },
      expect.objectContaining({ id: older }),
    ]);
  });

  it("one own session can be ended", async () => {
    const ada = await anEditor(owner());
    const kept = await signIn(ada.userId);
    const ended = await signIn(ada.userId);

    await endSession(by(ada), ended);

    expect(await owner().select().from(session)).toMatchObject([{ id: kept }]);
    expect(await entries()).toMatchObject([{ action: "person.signed_out", actorId: ada.userId }]);
    await expect(endSession(by(ada), ended)).rejects.toMatchObject({ code: "not-found" });
  });

  it("all own sessions but the current one can be ended", async () => {
    const ada = await anEditor(owner());
    const grace = await anEditor(owner());
    const kept = await signIn(ada.userId);
    await signIn(ada.userId);
    const graces = await signIn(grace.userId);

    await endOtherSessions(by(ada), kept, []);

    const left = await owner().select().from(session);
    expect(left.map(({ id }) => id).toSorted()).toEqual([kept, graces].toSorted());
  });

  it("the session of another person cannot be ended", async () => {
    const ada = await anEditor(owner());
    const graces = await signIn((await anEditor(owner())).userId);

    await expect(endSession(by(ada), graces)).rejects.toMatchObject({ code: "not-found" });
    expect(await owner().$count(session)).toBe(1);
  });
});

describe("passkeys", () => {
  it("own passkeys can be listed, renamed and removed, and changes are in the audit log", async () => {
    const ada = await anEditor(owner());
    const id = await aPasskey(owner(), ada.userId);

    await renamePasskey(by(ada), id, "Old laptop");
    expect(await listPasskeys({ db: owner() }, ada.userId)).toMatchObject([
      { id, name: "Old laptop" },
    ]);
    await removePasskey(by(ada), id);

    expect(await listPasskeys({ db: owner() }, ada.userId)).toEqual([]);
    expect(await entries()).toMatchObject([
      { action: "person.second_factor_changed", changes: { passkey: ["Laptop", "Old laptop"] } },
      { action: "person.second_factor_changed", changes: { passkey: ["Old laptop", null] } },
    ]);
  });

  it("the passkey of another person cannot be renamed or removed", async () => {
    const ada = await anEditor(owner());
    const graces = await aPasskey(owner(), (await anEditor(owner())).userId);

    await expect(renamePasskey(by(ada), graces, "Mine")).rejects.toMatchObject({
      code: "not-found",
    });
    await expect(removePasskey(by(ada), graces)).rejects.toMatchObject({ code: "not-found" });
    expect(await owner().select().from(passkey)).toMatchObject([{ name: "Laptop" }]);
  });
});

describe("the name", () => {
  it("changing the own name records the old and the new name in the audit log", async () => {
    const ada = await anEditor(owner());

    await renamePerson(by(ada), "Ada Lovelace");

    expect(await owner().select().from(user)).toMatchObject([{ name: "Ada Lovelace" }]);
    expect(await entries()).toMatchObject([
      { action: "person.renamed", changes: { name: [ada.name, "Ada Lovelace"] } },
    ]);
  });

  it("changing the own name to the same name records nothing", async () => {
    const ada = await anEditor(owner());

    await renamePerson(by(ada), ada.name);

    expect(await entries()).toEqual([]);
  });
});
