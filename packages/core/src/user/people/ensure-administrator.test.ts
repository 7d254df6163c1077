import { verifyPassword } from "better-auth/crypto";
import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { auditEntry } from "../../audit/audit.sql.ts";
import { newId } from "../../id.ts";
import { aSecondFactor, useTestDatabase } from "../../testing/index.ts";
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

async function accepts(userId: string, password: string): Promise<boolean> {
  const [found] = await owner().select().from(account).where(eq(account.userId, userId));
  return verifyPassword({ hash: found?.password ?? "", password });
}

async function signIn(userId: string): Promise<void> {
  const expiresAt = new Date("2999-01-01T00:00:00Z");
  await owner().insert(session).values({ id: newId(), userId, token: newId(), expiresAt });
}

describe("an administrator who is new", () => {
  it("has an account that accepts the password", async () => {
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

  it("has no password in clear anywhere", async () => {
    await ensure();

    const stored = JSON.stringify([
      await owner().select().from(user),
      await owner().select().from(account),
    ]);
    expect(stored).not.toContain("correct horse");
  });

  it("is made once by two at the same time", async () => {
    const results = await Promise.all([ensure(), ensure()]);

    expect(results.map(({ created }) => created).toSorted()).toEqual([false, true]);
    expect(await owner().select().from(account)).toHaveLength(1);
  });
});

describe("an administrator who is known", () => {
  it("has the new password and not the old one", async () => {
    const { userId } = await ensure();

    const again = await ensure({ password: "another long password" });

    expect(again).toEqual({ userId, created: false });
    expect(await accepts(userId, "another long password")).toBe(true);
    expect(await accepts(userId, "correct horse battery staple")).toBe(false);
  });

  it("is known by the e-mail address in whatever case", async () => {
    const { userId } = await ensure({ email: "Editor@Example.com" });

    expect(await ensure({ email: "EDITOR@example.COM" })).toEqual({ userId, created: false });
    expect(await owner().select().from(user)).toMatchObject([{ email: "editor@example.com" }]);
  });

  it("is signed out everywhere by a new password, and others are not", async () => {
    const { userId } = await ensure();
    const another = await ensure({ email: "another@example.com" });
    await signIn(userId);
    await signIn(another.userId);

    await ensure({ password: "another long password" });

    expect(await owner().select().from(session)).toMatchObject([{ userId: another.userId }]);
  });

  it("stays signed in, with the second factor on, where the password is the one there is", async () => {
    const { userId } = await ensure();
    await signIn(userId);
    await aSecondFactor(owner(), userId);

    await ensure();

    expect(await owner().select().from(session)).toHaveLength(1);
    expect(await owner().select().from(twoFactor)).toHaveLength(1);
    expect(await owner().select().from(user)).toMatchObject([{ twoFactorEnabled: true }]);
  });

  it("gets in with a new password alone, for whoever has lost everything", async () => {
    const { userId } = await ensure();
    await aSecondFactor(owner(), userId);

    await ensure({ password: "another long password" });

    expect(await owner().select().from(user)).toMatchObject([{ twoFactorEnabled: false }]);
    expect(await owner().select().from(twoFactor)).toEqual([]);
    expect(await owner().select().from(passkey)).toEqual([]);
  });

  it("becomes an administrator, if an editor until then, with an entry in the audit", async () => {
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

describe("what is said of an administrator", () => {
  it.each([
    ["no e-mail address", { email: "nobody" }],
    ["a short password", { password: "elevenchars" }],
    ["an endless password", { password: "a".repeat(129) }],
    ["an empty name", { name: " " }],
    ["a field that is not known", { role: "admin" }],
  ])("is refused with %s", (_, overrides) => {
    expect(() => anInput(overrides)).toThrow();
  });
});
