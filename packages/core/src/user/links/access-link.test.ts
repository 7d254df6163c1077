import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { auditEntry } from "../../audit/audit.sql.ts";
import { newId } from "../../id.ts";
import { anAdministrator, anEditor, aSession, useTestDatabase } from "../../testing/index.ts";
import { hasPassword } from "../account/password.ts";
import { account, session, user, verification } from "../user.sql.ts";
import { acceptInvitation, getInvitation } from "./accept-invitation.ts";
import { accessLink } from "./access-link.sql.ts";
import { invitePerson } from "./invite-person.ts";
import { listInvitations } from "./list-invitations.ts";
import { requestPasswordReset } from "./request-password-reset.ts";
import { getPasswordReset, resetPassword } from "./reset-password.ts";
import { revokeInvitation } from "./revoke-invitation.ts";

const database = useTestDatabase();
const now = new Date("2026-01-15T12:00:00Z");
const at = (instant: string) => ({ db: editorDb(), now: new Date(instant) });
const password = "correct horse battery staple";
const acceptance = { name: "Grace Hopper", password };

beforeEach(database.clear);

const owner = () => database.as("iotd_owner");
const editorDb = () => database.as("iotd_editor");
const visitor = () => ({ db: editorDb(), now });

async function invite(email = "grace@example.com") {
  const actor = await anAdministrator(owner());
  const ctx = { db: editorDb(), now, actor };
  return { ctx, ...(await invitePerson(ctx, { email, role: "editor" })) };
}

const accepts = (userId: string, tried: string) => hasPassword(owner(), userId, tried);

describe("invitations", () => {
  it("accepting an invitation creates an account with the invited role and the chosen name and password", async () => {
    const { secret } = await invite();

    expect(await getInvitation(visitor(), secret)).toEqual({ email: "grace@example.com" });
    await acceptInvitation(visitor(), secret, acceptance);

    const [grace] = await owner().select().from(user).where(eq(user.name, "Grace Hopper"));
    expect(grace).toMatchObject({ email: "grace@example.com", role: "editor" });
    expect(await accepts(grace?.id ?? "", password)).toBe(true);
    expect(await owner().select().from(auditEntry).orderBy(auditEntry.id)).toMatchObject([
      { action: "person.invited", subjectName: "grace@example.com", personId: null },
      { action: "person.joined", actorId: grace?.id, subjectName: "Grace Hopper" },
    ]);
  });

  it("the database stores only a hash of an invitation's secret", async () => {
    const { secret } = await invite();

    expect(secret).toMatch(/^[\w-]{43}$/);
    expect(JSON.stringify(await owner().select().from(accessLink))).not.toContain(secret);
  });

  it("an invitation works only once", async () => {
    const { secret } = await invite();
    await acceptInvitation(visitor(), secret, acceptance);

    await expect(getInvitation(visitor(), secret)).rejects.toMatchObject({ code: "not-found" });
    await expect(acceptInvitation(visitor(), secret, acceptance)).rejects.toMatchObject({
      code: "not-found",
    });
  });

  it("an invitation works only once, even if it is accepted twice at the same time", async () => {
    const { secret } = await invite();

    const outcomes = await Promise.allSettled([
      acceptInvitation(visitor(), secret, acceptance),
      acceptInvitation(visitor(), secret, { ...acceptance, name: "Mallory" }),
    ]);

    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(await owner().$count(account)).toBe(1);
  });

  it("an invitation is valid for seven days", async () => {
    const { secret } = await invite();

    await getInvitation(at("2026-01-22T11:59:59Z"), secret);
    await expect(getInvitation(at("2026-01-22T12:00:00Z"), secret)).rejects.toMatchObject({
      code: "not-found",
    });
  });

  it("used, expired, revoked and unknown links are refused with the same message", async () => {
    const expired = await invite("expired@example.com");
    const revoked = await invite("revoked@example.com");
    const [open] = await listInvitations(visitor());
    await revokeInvitation(revoked.ctx, open?.id ?? "");
    const used = await invite("used@example.com");
    await acceptInvitation(visitor(), used.secret, acceptance);

    const messages = await Promise.all([
      getInvitation(at("2027-01-01T00:00:00Z"), expired.secret).catch(String),
      getInvitation(visitor(), revoked.secret).catch(String),
      getInvitation(visitor(), used.secret).catch(String),
      getInvitation(visitor(), "made-up").catch(String),
      getPasswordReset(visitor(), expired.secret).catch(String),
    ]);

    expect(new Set(messages).size).toBe(1);
    expect(messages[0]).toContain("This link is no longer valid.");
  });

  it("a new invitation for the same address revokes the earlier one", async () => {
    const first = await invite();
    const second = await invitePerson(first.ctx, { email: "grace@example.com", role: "editor" });

    await expect(getInvitation(visitor(), first.secret)).rejects.toThrow();
    await getInvitation(visitor(), second.secret);
    expect(await listInvitations(visitor())).toHaveLength(1);
  });

  it("an address that has an account cannot be invited", async () => {
    const ctx = { db: editorDb(), now, actor: await anAdministrator(owner()) };
    const { userId } = await anEditor(owner());

    await expect(
      invitePerson(ctx, { email: `${userId}@example.com`, role: "editor" }),
    ).rejects.toMatchObject({ code: "conflict" });
  });

  it("an invitation for an address that got an account meanwhile is refused and not recorded", async () => {
    const { secret } = await invite();
    await owner().insert(user).values({ id: newId(), name: "Grace", email: "grace@example.com" });

    await expect(acceptInvitation(visitor(), secret, acceptance)).rejects.toMatchObject({
      code: "conflict",
    });
    expect(await owner().$count(auditEntry, eq(auditEntry.action, "person.joined"))).toBe(0);
  });

  it("an invitation is listed without its secret until it is accepted", async () => {
    const { secret } = await invite();

    const listed = await listInvitations(visitor());

    expect(listed).toMatchObject([{ email: "grace@example.com", role: "editor" }]);
    expect(JSON.stringify(listed)).not.toContain(secret);
    await acceptInvitation(visitor(), secret, acceptance);
    expect(await listInvitations(visitor())).toEqual([]);
  });
});

describe("password resets", () => {
  async function aReset() {
    const ada = await anAdministrator(owner());
    const grace = await anEditor(owner());
    const expiresAt = new Date("2999-01-01T00:00:00Z");
    await aSession(owner(), grace.userId);
    await owner()
      .insert(verification)
      .values({ id: newId(), identifier: "trusted", value: grace.userId, expiresAt });
    const ctx = { db: editorDb(), now, actor: ada };
    return { grace, ctx, ...(await requestPasswordReset(ctx, grace.userId)) };
  }

  it("a password reset changes nothing until its link is used", async () => {
    await aReset();

    expect(await owner().$count(session)).toBe(1);
    expect(await owner().$count(account)).toBe(0);
  });

  it("using the link sets the password and signs the person out everywhere", async () => {
    const { grace, secret } = await aReset();

    await resetPassword(visitor(), secret, password, []);

    expect(await accepts(grace.userId, password)).toBe(true);
    expect(await owner().$count(session)).toBe(0);
    expect(await owner().$count(verification)).toBe(0);
    expect(await owner().select().from(auditEntry).orderBy(auditEntry.id)).toMatchObject([
      { action: "person.reset_requested" },
      { action: "person.password_changed", actorId: grace.userId, personId: grace.userId },
    ]);
  });

  it("the link works once and is valid for 24 hours", async () => {
    const { secret } = await aReset();

    await getPasswordReset(at("2026-01-16T11:59:59Z"), secret);
    await expect(resetPassword(at("2026-01-16T12:00:00Z"), secret, password, [])).rejects.toThrow();
    await resetPassword(visitor(), secret, password, []);
    await expect(resetPassword(visitor(), secret, password, [])).rejects.toMatchObject({
      code: "not-found",
    });
  });

  it("the link of a password reset cannot be used as an invitation", async () => {
    const { secret } = await aReset();

    await expect(acceptInvitation(visitor(), secret, acceptance)).rejects.toMatchObject({
      code: "not-found",
    });
    await getPasswordReset(visitor(), secret);
  });

  it("a new password reset revokes the earlier one", async () => {
    const { grace, ctx, secret } = await aReset();
    const next = await requestPasswordReset(ctx, grace.userId);

    await expect(resetPassword(visitor(), secret, password, [])).rejects.toThrow();
    await resetPassword(visitor(), next.secret, password, []);
  });
});
