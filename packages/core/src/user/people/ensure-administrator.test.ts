import { beforeEach, describe, expect, it } from "vitest";
import { auditEntry } from "../../audit/audit.sql.ts";
import { aSecondFactor, aSession, useTestDatabase } from "../../testing/index.ts";
import { hasPassword } from "../account/password.ts";
import { account, passkey, session, twoFactor, user } from "../user.sql.ts";
import { ensureAdministrator, newAdministratorSchema } from "./ensure-administrator.ts";

const database = useTestDatabase();
const now = new Date("2026-01-15T12:00:00Z");

beforeEach(database.clear);

const owner = () => database.as("iotd_owner");
const anInput = (overrides: object = {}) =>
  newAdministratorSchema.parse({
    email: "editor@example.com",
    password: "correct horse battery staple",
    ...overrides,
  });
const ensure = (overrides?: object) =>
  ensureAdministrator({ db: owner(), now }, anInput(overrides));

const accepts = (userId: string, password: string) => hasPassword(owner(), userId, password);

describe("a new administrator", () => {
  it("a new administrator can sign in with the password", async () => {
    const { userId, created } = await ensure({ name: "Ada" });

    expect(created).toBe(true);
    expect(await owner().select().from(user)).toMatchObject([
      {
        id: userId,
        email: "editor@example.com",
        name: "Ada",
        emailVerified: true,
        role: "administrator",
      },
    ]);
    expect(await accepts(userId, "correct horse battery staple")).toBe(true);
    expect(await accepts(userId, "another password")).toBe(false);
  });

  it("the password is not stored in plain text", async () => {
    await ensure();

    const stored = JSON.stringify([
      await owner().select().from(user),
      await owner().select().from(account),
    ]);
    expect(stored).not.toContain("correct horse");
  });

  it("two concurrent calls create one account", async () => {
    const results = await Promise.all([ensure(), ensure()]);

    expect(results.map(({ created }) => created).toSorted()).toEqual([false, true]);
    expect(await owner().select().from(account)).toHaveLength(1);
  });
});

describe("an existing administrator", () => {
  it("a new password replaces the old one", async () => {
    const { userId } = await ensure();

    const again = await ensure({ password: "another long password" });

    expect(again).toEqual({ userId, created: false });
    expect(await accepts(userId, "another long password")).toBe(true);
    expect(await accepts(userId, "correct horse battery staple")).toBe(false);
  });

  it("the e-mail address is not case-sensitive", async () => {
    const { userId } = await ensure({ email: "Editor@Example.com" });

    expect(await ensure({ email: "EDITOR@example.COM" })).toEqual({ userId, created: false });
    expect(await owner().select().from(user)).toMatchObject([{ email: "editor@example.com" }]);
  });

  it("a new password ends all sessions of the administrator and no others", async () => {
    const { userId } = await ensure();
    const another = await ensure({ email: "another@example.com" });
    await aSession(owner(), userId);
    await aSession(owner(), another.userId);

    await ensure({ password: "another long password" });

    expect(await owner().select().from(session)).toMatchObject([{ userId: another.userId }]);
  });

  it("the same password keeps sessions and the second factor", async () => {
    const { userId } = await ensure();
    await aSession(owner(), userId);
    await aSecondFactor(owner(), userId);

    await ensure();

    expect(await owner().select().from(session)).toHaveLength(1);
    expect(await owner().select().from(twoFactor)).toHaveLength(1);
    expect(await owner().select().from(user)).toMatchObject([{ twoFactorEnabled: true }]);
  });

  it("a new password removes the second factor and passkeys, for people who lost them", async () => {
    const { userId } = await ensure();
    await aSecondFactor(owner(), userId);

    await ensure({ password: "another long password" });

    expect(await owner().select().from(user)).toMatchObject([{ twoFactorEnabled: false }]);
    expect(await owner().select().from(twoFactor)).toEqual([]);
    expect(await owner().select().from(passkey)).toEqual([]);
  });

  it("an editor becomes an administrator, with an audit entry", async () => {
    await ensure();
    await owner().update(user).set({ role: "editor" });

    await ensure();

    expect(await owner().select().from(user)).toMatchObject([{ role: "administrator" }]);
    expect(await owner().select().from(auditEntry).orderBy(auditEntry.id)).toMatchObject([
      { action: "person.joined", actorId: null, actorName: "create-admin" },
      { action: "person.role_changed", changes: { role: ["editor", "administrator"] } },
    ]);
  });
});

describe("newAdministratorSchema", () => {
  it.each([
    ["an invalid e-mail address", { email: "no-domain" }],
    ["a short password", { password: "elevenchars" }],
    ["a password of 129 characters", { password: "a".repeat(129) }],
    ["an empty name", { name: " " }],
    ["an unknown field", { role: "admin" }],
  ])("an administrator with %s is refused", (_, overrides) => {
    expect(() => anInput(overrides)).toThrow();
  });
});
