import { beforeEach, describe, expect, it } from "vitest";
import { day } from "../../duration.ts";
import { newId } from "../../id.ts";
import { anEditor, useTestDatabase } from "../../testing/index.ts";
import { accessLink } from "../links/access-link.sql.ts";
import { rateLimit, session, verification } from "../user.sql.ts";
import { sweepSessions } from "./sweep-sessions.ts";

const database = useTestDatabase();
const now = new Date("2025-03-01T08:00:00Z");
const before = new Date("2025-03-01T07:59:59.999Z");

beforeEach(database.clear);

const owner = () => database.as("iotd_owner");
const sweep = () => sweepSessions({ db: owner(), now });

describe("the sweep of sessions", () => {
  it("removes those that have expired and no others", async () => {
    const { userId } = await anEditor(owner());
    await owner()
      .insert(session)
      .values([
        { id: newId(), userId, token: "expired", expiresAt: before },
        { id: newId(), userId, token: "valid", expiresAt: now },
      ]);

    expect(await sweep()).toBe(1);
    expect(await owner().select().from(session)).toMatchObject([{ token: "valid" }]);
  });

  it("removes verifications that have expired and no others", async () => {
    await owner()
      .insert(verification)
      .values([
        { id: newId(), identifier: "expired", value: "", expiresAt: before },
        { id: newId(), identifier: "valid", value: "", expiresAt: now },
      ]);

    await sweep();

    expect(await owner().select().from(verification)).toMatchObject([{ identifier: "valid" }]);
  });

  it("removes links that have expired, used or not, and no others", async () => {
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

  it("forgets attempts to sign in, and with them addresses, after a day", async () => {
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

  it("finds nothing more to do a second time", async () => {
    const { userId } = await anEditor(owner());
    await owner()
      .insert(session)
      .values({ id: newId(), userId, token: "expired", expiresAt: before });

    await sweep();

    expect(await sweep()).toBe(0);
  });
});
