import { beforeEach, describe, expect, it } from "vitest";
import { day } from "../../duration.ts";
import { newId } from "../../id.ts";
import { anEditor, aSession, useTestDatabase } from "../../testing/index.ts";
import { accessLink } from "../links/access-link.sql.ts";
import { rateLimit, session, signInFailure, verification } from "../user.sql.ts";
import { sweepSessions } from "./sweep-sessions.ts";

const database = useTestDatabase();
const now = new Date("2025-03-01T08:00:00Z");
const before = new Date("2025-03-01T07:59:59.999Z");

beforeEach(database.clear);

const owner = () => database.as("iotd_owner");
const sweep = () => sweepSessions({ db: owner(), now });

describe("sweepSessions", () => {
  it("only expired sessions are removed", async () => {
    const { userId } = await anEditor(owner());
    await aSession(owner(), userId, { expiresAt: before });
    const valid = await aSession(owner(), userId, { expiresAt: now });

    expect(await sweep()).toBe(1);
    expect(await owner().select().from(session)).toMatchObject([{ id: valid }]);
  });

  it("sessions older than 30 days are removed, even if they were renewed", async () => {
    const { userId } = await anEditor(owner());
    await aSession(owner(), userId, { createdAt: new Date("2025-01-30T07:59:59.999Z") });
    const valid = await aSession(owner(), userId, { createdAt: new Date("2025-01-30T08:00:00Z") });

    expect(await sweep()).toBe(1);
    expect(await owner().select().from(session)).toMatchObject([{ id: valid }]);
  });

  it("only expired verifications are removed", async () => {
    await owner()
      .insert(verification)
      .values([
        { id: newId(), identifier: "expired", value: "", expiresAt: before },
        { id: newId(), identifier: "valid", value: "", expiresAt: now },
      ]);

    await sweep();

    expect(await owner().select().from(verification)).toMatchObject([{ identifier: "valid" }]);
  });

  it("only expired links are removed, used or not", async () => {
    const link = {
      kind: "invitation",
      role: "editor",
      email: "grace@example.com",
      createdAt: before,
    } as const;
    await owner()
      .insert(accessLink)
      .values([
        { ...link, id: newId(), secretHash: "expired", expiresAt: before },
        { ...link, id: newId(), secretHash: "used", expiresAt: before, usedAt: before },
        { ...link, id: newId(), secretHash: "valid", expiresAt: now },
      ]);

    await sweep();

    expect(await owner().select().from(accessLink)).toMatchObject([{ secretHash: "valid" }]);
  });

  it("sign-in attempts and their IP addresses are removed after a day", async () => {
    const dayAgo = now.getTime() - day;
    await owner()
      .insert(rateLimit)
      .values([
        { id: newId(), key: "192.0.2.1/sign-in", count: 1, lastRequest: dayAgo - 1 },
        { id: newId(), key: "192.0.2.2/sign-in", count: 1, lastRequest: dayAgo },
      ]);

    await sweep();

    expect(await owner().select().from(rateLimit)).toMatchObject([{ key: "192.0.2.2/sign-in" }]);
  });

  it("counts of failed attempts are removed after a day", async () => {
    const dayAgo = now.getTime() - day;
    await owner()
      .insert(signInFailure)
      .values([
        { key: "old", count: 1, since: new Date(dayAgo - 1) },
        { key: "new", count: 1, since: new Date(dayAgo) },
      ]);

    await sweep();

    expect(await owner().select().from(signInFailure)).toMatchObject([{ key: "new" }]);
  });

  it("a second sweep removes nothing", async () => {
    const { userId } = await anEditor(owner());
    await aSession(owner(), userId, { expiresAt: before });

    await sweep();

    expect(await sweep()).toBe(0);
  });
});
