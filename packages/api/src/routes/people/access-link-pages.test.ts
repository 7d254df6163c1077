import { auditEntry, passkey, session, user } from "@iotd/core/schema";
import { aPasskey, useTestDatabase } from "@iotd/core/testing";
import type { Role } from "@iotd/core/user";
import { desc, eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { aBrowser } from "../../testing/a-browser.ts";
import { aPerson } from "../../testing/a-person.ts";
import { password } from "../../testing/sign-in.ts";
import { createTestApps } from "../../testing/test-apps.ts";

const database = useTestDatabase();
const owner = () => database.as("iotd_owner");

beforeEach(database.clear);

const secretIn = (html: string) =>
  /https:\/\/iotd\.test\/admin\/(?:invitations|password-resets)#([\w-]{43})/.exec(html)?.[1] ?? "";

const lastEntry = async () =>
  (await owner().select().from(auditEntry).orderBy(desc(auditEntry.id)))[0];

describe("an invitation", () => {
  const page = "/admin/invitations";
  const account = { name: "Grace Hopper", password: "a password of her own" };

  async function invite(role: Role = "editor") {
    const ada = await aPerson(database, "administrator");
    const answer = await ada.browser.post("/admin/people/invitations", {
      email: "Grace@example.com",
      role,
    });
    return { ada, answer, secret: secretIn(await answer.text()) };
  }

  it("is a link that creates an account and signs the new person in", async () => {
    const { ada, answer, secret } = await invite();
    const grace = aBrowser(createTestApps(database).adminApp);

    expect(answer.status).toBe(200);
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect(await ada.browser.read("/admin/people")).not.toContain(secret);
    expect(await grace.read(page)).not.toContain("grace@example.com");
    const form = await (await grace.post(page, { secret })).text();
    expect(form).toContain("grace@example.com");
    const accepted = await grace.post(`${page}/accept`, { secret, ...account });

    expect(accepted.headers.get("location")).toBe("/admin");
    expect(await grace.isSignedIn()).toBe(true);
    expect((await grace.get("/admin/people")).status).toBe(403);
    expect((await grace.post(page, { secret })).status).toBe(404);
    expect((await grace.post(`${page}/accept`, { secret, ...account })).status).toBe(404);
  });

  it("creates an administrator if it was issued for one", async () => {
    const { secret } = await invite("administrator");
    const grace = aBrowser(createTestApps(database).adminApp);
    await grace.post(`${page}/accept`, { secret, ...account });

    expect((await grace.get("/admin/people")).status).toBe(200);
  });

  it.each([
    ["a short password", { name: "Grace", password: "short" }, "must have at least 12 characters"],
    ["a common password", { name: "Grace", password: "1qaz2wsx3edc" }, "is easy to guess"],
    [
      "the e-mail address as the password",
      { name: "Grace", password: "Grace@Example.com" },
      "must not be your e-mail address",
    ],
    ["no name", { name: " ", password: account.password }, "must not be empty"],
  ])("refuses %s, says what is wrong, and stays valid", async (_, fields, words) => {
    const { secret } = await invite();
    const grace = aBrowser(createTestApps(database).adminApp);

    const answer = await grace.post(`${page}/accept`, { secret, ...fields });

    expect(answer.status).toBe(422);
    const html = await answer.text();
    expect(html).toContain(words);
    expect(html).not.toContain(fields.password);
    expect((await grace.post(`${page}/accept`, { secret, ...account })).status).toBe(303);
  });

  it("is accepted from an address with too many sign-in attempts, without signing in", async () => {
    const { secret } = await invite();
    const grace = aBrowser(createTestApps(database).adminApp);
    for (let count = 1; count <= 10; count += 1) await grace.signIn("grace@example.com");

    const answer = await grace.post(`${page}/accept`, { secret, ...account });

    expect(answer.headers.get("location")).toBe("/admin/sign-in?done=account-made");
    expect(await owner().$count(user, eq(user.name, account.name))).toBe(1);
  });

  it("does not work after it is revoked", async () => {
    const { ada, secret } = await invite();
    const people = await ada.browser.read("/admin/people");
    const revoke = /\/admin\/people\/invitations\/[\w-]+\/revoke/.exec(people)?.[0] ?? "";

    await ada.browser.post(revoke);

    const grace = aBrowser(createTestApps(database).adminApp);
    const answer = await grace.post(`${page}/accept`, { secret, ...account });
    expect(answer.status).toBe(404);
    expect(await answer.text()).toContain("This link is no longer valid.");
    expect(await lastEntry()).toMatchObject({ action: "person.invitation_revoked" });
  });

  it.each([
    ["an invalid address", "grace", 422, "must be an e-mail address"],
    ["nothing", "", 422, "must be an e-mail address"],
  ])("is not issued for %s", async (_, email, status, words) => {
    const { browser } = await aPerson(database, "administrator");

    const answer = await browser.post("/admin/people/invitations", { email, role: "editor" });

    expect(answer.status).toBe(status);
    expect(await answer.text()).toContain(words);
  });

  it("is not issued for an address with an account, and the form keeps the typed values", async () => {
    const { browser, email } = await aPerson(database, "administrator");

    const answer = await browser.post("/admin/people/invitations", { email, role: "editor" });

    expect(answer.status).toBe(409);
    expect(await answer.text()).toContain("already an account");
  });

  it("cannot be accepted by a form on another site", async () => {
    const { secret } = await invite();
    const answer = await createTestApps(database).adminApp.request(`${page}/accept`, {
      method: "POST",
      headers: {
        "content-type": "application/x-www-form-urlencoded",
        origin: "https://evil.test",
      },
      body: new URLSearchParams({ secret, ...account }).toString(),
    });

    expect(answer.status).toBe(403);
  });

  it("can be pasted as a whole link, with spaces around it", async () => {
    const { secret } = await invite();
    const grace = aBrowser(createTestApps(database).adminApp);

    const form = await grace.post(page, { secret: ` https://iotd.test${page}#${secret}\n` });

    expect(await form.text()).toContain("grace@example.com");
  });

  it("has its secret in no path or query: no form action, redirect or log line", async () => {
    const { secret } = await invite();
    const { adminApp, logLines } = createTestApps(database);
    const grace = aBrowser(adminApp);

    const form = await (await grace.post(page, { secret })).text();
    const accepted = await grace.post(`${page}/accept`, { secret, ...account });

    expect(form).toContain(`action="${page}/accept"`);
    expect(form.split(secret)).toHaveLength(2);
    expect(accepted.headers.get("location")).toBe("/admin");
    expect(logLines.join()).not.toContain(secret);
  });
});

describe("a password reset link", () => {
  const page = "/admin/password-resets";
  const newPassword = "quite another password";

  async function reset() {
    const ada = await aPerson(database, "administrator");
    const grace = await aPerson(database, "editor");
    const answer = await ada.browser.post(`/admin/people/${grace.id}/password-reset`, { password });
    return { ada, grace, secret: secretIn(await answer.text()) };
  }

  it("sets the password and ends all sessions of the account", async () => {
    const { grace, secret } = await reset();
    const elsewhere = aBrowser(createTestApps(database).adminApp);

    expect(await grace.browser.isSignedIn()).toBe(true);
    expect(await (await elsewhere.post(page, { secret })).text()).toContain(grace.email);
    const answer = await elsewhere.post(`${page}/set`, { secret, password: newPassword });

    expect(answer.headers.get("location")).toBe("/admin/sign-in?done=password-set");
    expect(await elsewhere.read("/admin/sign-in?done=password-set")).toContain(
      "Your password is set.",
    );
    expect(await owner().$count(session, eq(session.userId, grace.id))).toBe(0);
    expect((await elsewhere.signIn(grace.email)).status).toBe(401);
    expect((await elsewhere.signIn(grace.email, newPassword)).status).toBe(303);
    expect((await elsewhere.post(page, { secret })).status).toBe(404);
  });

  it.each([
    ["that is too short", "short", "must have at least 12 characters"],
    ["that is common", "1qaz2wsx3edc", "is easy to guess"],
  ])("refuses a password %s, and stays valid", async (_, tried, words) => {
    const { secret } = await reset();
    const browser = aBrowser(createTestApps(database).adminApp);

    const answer = await browser.post(`${page}/set`, { secret, password: tried });

    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain(words);
    expect((await browser.post(page, { secret })).status).toBe(200);
  });

  it("answers the same whether it has expired or never existed", async () => {
    const browser = aBrowser(createTestApps(database).adminApp);
    const { secret } = await reset();
    await browser.post(`${page}/set`, { secret, password: newPassword });

    const details = await Promise.all(
      [
        [page, secret],
        [page, "made-up"],
        ["/admin/invitations", "made-up"],
      ].map(async ([path = "", tried = ""]) => {
        const answer = await browser.post(path, { secret: tried });
        return [answer.status, /class="detail">([^<]*)/.exec(await answer.text())?.[1]];
      }),
    );

    expect(new Set(details.map(String)).size).toBe(1);
    expect(details[0]).toEqual([404, expect.stringContaining("no longer valid")]);
  });

  it("lists the passkeys of the account and removes those that are ticked", async () => {
    const { grace, secret } = await reset();
    const removed = await aPasskey(owner(), grace.id);
    const kept = await aPasskey(owner(), grace.id);
    const others = await aPasskey(owner(), (await aPerson(database)).id);
    const browser = aBrowser(createTestApps(database).adminApp);

    const form = await (await browser.post(page, { secret })).text();
    await browser.post(`${page}/set`, [
      ["secret", secret],
      ["password", newPassword],
      ["passkeys", removed],
      ["passkeys", others],
    ]);

    expect(form).toContain(`value="${removed}"`);
    expect(form).toContain(`value="${kept}"`);
    expect((await owner().select().from(passkey)).map(({ id }) => id).sort()).toEqual(
      [kept, others].sort(),
    );
  });
});
