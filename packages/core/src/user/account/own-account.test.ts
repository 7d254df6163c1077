import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { auditEntry } from "../../audit/audit.sql.ts";
import { newId } from "../../id.ts";
import { anEditor, useTestDatabase } from "../../testing/index.ts";
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

async function aSession(userId: string, lastUsedAt = now): Promise<string> {
  const id = newId();
  await owner()
    .insert(session)
    .values({
      id,
      userId,
      token: newId(),
      expiresAt: new Date("2999-01-01T00:00:00Z"),
      userAgent: "Firefox",
      ipAddress: "192.0.2.1",
      createdAt: now,
      updatedAt: lastUsedAt,
    });
  return id;
}

async function aPasskey(userId: string): Promise<string> {
  const id = newId();
  await owner().insert(passkey).values({
    id,
    userId,
    name: "Laptop",
    publicKey: "key",
    credentialID: newId(),
    counter: 0,
    deviceType: "singleDevice",
    backedUp: false,
  });
  return id;
}

describe("one's own sessions", () => {
  it("are listed with what is known of each, the last used first, without those that have expired", async () => {
    const ada = await anEditor(owner());
    const older = await aSession(ada.userId, new Date("2026-01-14T12:00:00Z"));
    const newer = await aSession(ada.userId);
    const expired = await aSession(ada.userId);
    await owner().update(session).set({ expiresAt: now }).where(eq(session.id, expired));
    await aSession((await anEditor(owner())).userId);

    expect(await listSessions({ db: database.as("iotd_editor"), now }, ada.userId)).toEqual([
      { id: newer, userAgent: "Firefox", address: "192.0.2.1", since: now, lastUsedAt: now },
      expect.objectContaining({ id: older }),
    ]);
  });

  it("end one by one", async () => {
    const ada = await anEditor(owner());
    const kept = await aSession(ada.userId);
    const ended = await aSession(ada.userId);

    await endSession(by(ada), ended);

    expect(await owner().select().from(session)).toMatchObject([{ id: kept }]);
    expect(await entries()).toMatchObject([{ action: "person.signed_out", actorId: ada.userId }]);
    await expect(endSession(by(ada), ended)).rejects.toMatchObject({ code: "not-found" });
  });

  it("end all but one", async () => {
    const ada = await anEditor(owner());
    const grace = await anEditor(owner());
    const kept = await aSession(ada.userId);
    await aSession(ada.userId);
    const graces = await aSession(grace.userId);

    await endOtherSessions(by(ada), kept);

    const left = await owner().select().from(session);
    expect(left.map(({ id }) => id).toSorted()).toEqual([kept, graces].toSorted());
  });

  it("are nobody else's to end", async () => {
    const ada = await anEditor(owner());
    const graces = await aSession((await anEditor(owner())).userId);

    await expect(endSession(by(ada), graces)).rejects.toMatchObject({ code: "not-found" });
    expect(await owner().$count(session)).toBe(1);
  });
});

describe("one's own passkeys", () => {
  it("are listed, renamed and removed, which the audit tells of", async () => {
    const ada = await anEditor(owner());
    const id = await aPasskey(ada.userId);

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

  it("are nobody else's to rename or to remove", async () => {
    const ada = await anEditor(owner());
    const graces = await aPasskey((await anEditor(owner())).userId);

    await expect(renamePasskey(by(ada), graces, "Mine")).rejects.toMatchObject({
      code: "not-found",
    });
    await expect(removePasskey(by(ada), graces)).rejects.toMatchObject({ code: "not-found" });
    expect(await owner().select().from(passkey)).toMatchObject([{ name: "Laptop" }]);
  });
});

describe("one's own name", () => {
  it("is changed, with the one from before in the audit", async () => {
    const ada = await anEditor(owner());

    await renamePerson(by(ada), "Ada Lovelace");

    expect(await owner().select().from(user)).toMatchObject([{ name: "Ada Lovelace" }]);
    expect(await entries()).toMatchObject([
      { action: "person.renamed", changes: { name: [ada.name, "Ada Lovelace"] } },
    ]);
  });

  it("is not told of where it stays the same", async () => {
    const ada = await anEditor(owner());

    await renamePerson(by(ada), ada.name);

    expect(await entries()).toEqual([]);
  });
});
