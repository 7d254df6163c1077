import { auditEntry, session, user } from "@iotd/core/schema";
import { useTestDatabase } from "@iotd/core/testing";
import type { Role } from "@iotd/core/user";
import { desc, eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { aBrowser } from "../../testing/a-browser.ts";
import { aPerson } from "../../testing/a-person.ts";
import { createTestApps } from "../../testing/test-apps.ts";

const database = useTestDatabase();
const owner = () => database.as("iotd_owner");

beforeEach(database.clear);

const lastEntry = async () =>
  (await owner().select().from(auditEntry).orderBy(desc(auditEntry.id)))[0];

describe("an invitation", () => {
  const linkIn = (html: string) => /\/admin\/[a-z-]+\/[\w-]{43}/.exec(html)?.[0] ?? "";
  const account = { name: "Grace Hopper", password: "a password of her own" };

  async function invite(role: Role = "editor") {
    const ada = await aPerson(database, "administrator");
    const answer = await ada.browser.post("/admin/people/invitations", {
      email: "Grace@example.com",
      role,
    });
    return { ada, answer, link: linkIn(await answer.text()) };
  }

  it("is a link that creates an account and signs the new person in", async () => {
    const { ada, answer, link } = await invite();
    const grace = aBrowser(createTestApps(database).adminApp);

    expect(answer.status).toBe(200);
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect(await ada.browser.read("/admin/people")).not.toContain(link);
    expect(await grace.read(link)).toContain("grace@example.com");
    const accepted = await grace.post(link, account);

    expect(accepted.headers.get("location")).toBe("/admin");
    expect(await grace.isSignedIn()).toBe(true);
    expect((await grace.get("/admin/people")).status).toBe(403);
    expect((await grace.get(link)).status).toBe(404);
    expect((await grace.post(link, account)).status).toBe(404);
  });

  it("creates an administrator if it was issued for one", async () => {
    const { link } = await invite("administrator");
    const grace = aBrowser(createTestApps(database).adminApp);
    await grace.post(link, account);

    expect((await grace.get("/admin/people")).status).toBe(200);
  });

  it.each([
    ["a short password", { name: "Grace", password: "short" }, "must have at least 12 characters"],
    ["no name", { name: " ", password: account.password }, "must not be empty"],
  ])("refuses %s, says what is wrong, and stays valid", async (_, fields, words) => {
    const { link } = await invite();
    const grace = aBrowser(createTestApps(database).adminApp);

    const answer = await grace.post(link, fields);

    expect(answer.status).toBe(422);
    const html = await answer.text();
    expect(html).toContain(words);
    expect(html).not.toContain(fields.password);
    expect((await grace.post(link, account)).status).toBe(303);
  });

  it("is accepted from an address with too many sign-in attempts, without signing in", async () => {
    const { link } = await invite();
    const grace = aBrowser(createTestApps(database).adminApp);
    for (let count = 1; count <= 10; count += 1) await grace.signIn("grace@example.com");

    const answer = await grace.post(link, account);

    expect(answer.headers.get("location")).toBe("/admin/sign-in?done=account-made");
    expect(await owner().$count(user, eq(user.name, account.name))).toBe(1);
  });

  it("does not work after it is revoked", async () => {
    const { ada, link } = await invite();
    const people = await ada.browser.read("/admin/people");
    const revoke = /\/admin\/people\/invitations\/[\w-]+\/revoke/.exec(people)?.[0] ?? "";

    await ada.browser.post(revoke);

    const grace = aBrowser(createTestApps(database).adminApp);
    const answer = await grace.post(link, account);
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
    const { link } = await invite();
    const answer = await createTestApps(database).adminApp.request(link, {
      method: "POST",
      headers: {
        "content-type": "application/x-www-form-urlencoded",
        origin: "https://evil.test",
      },
      body: new URLSearchParams(account).toString(),
    });

    expect(answer.status).toBe(403);
  });

  it("does not leave its secret in the log", async () => {
    const { link } = await invite();
    const { adminApp, logLines } = createTestApps(database);

    await aBrowser(adminApp).get(link);

    expect(logLines.join()).toContain("/admin/invitations/…");
    expect(logLines.join()).not.toContain(link.split("/").at(-1));
  });
});

describe("a password reset link", () => {
  const linkIn = (html: string) => /\/admin\/password-resets\/[\w-]{43}/.exec(html)?.[0] ?? "";
  const newPassword = "quite another password";

  async function reset() {
    const ada = await aPerson(database, "administrator");
    const grace = await aPerson(database, "editor");
    const answer = await ada.browser.post(`/admin/people/${grace.id}/password-reset`);
    return { ada, grace, link: linkIn(await answer.text()) };
  }

  it("sets the password and ends all sessions of the account", async () => {
    const { grace, link } = await reset();
    const elsewhere = aBrowser(createTestApps(database).adminApp);

    expect(await grace.browser.isSignedIn()).toBe(true);
    expect(await elsewhere.read(link)).toContain(grace.email);
    const answer = await elsewhere.post(link, { password: newPassword });

    expect(answer.headers.get("location")).toBe("/admin/sign-in?done=password-set");
    expect(await elsewhere.read("/admin/sign-in?done=password-set")).toContain(
      "Your password is set.",
    );
    expect(await owner().$count(session, eq(session.userId, grace.id))).toBe(0);
    expect((await elsewhere.signIn(grace.email)).status).toBe(401);
    expect((await elsewhere.signIn(grace.email, newPassword)).status).toBe(303);
    expect((await elsewhere.get(link)).status).toBe(404);
  });

  it("refuses a password that is too short, and stays valid", async () => {
    const { link } = await reset();
    const browser = aBrowser(createTestApps(database).adminApp);

    const answer = await browser.post(link, { password: "short" });

    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain("must have at least 12 characters");
    expect((await browser.get(link)).status).toBe(200);
  });

  it("answers the same whether it has expired or never existed", async () => {
    const browser = aBrowser(createTestApps(database).adminApp);
    const { link } = await reset();
    await browser.post(link, { password: newPassword });

    const details = await Promise.all(
      [link, "/admin/password-resets/made-up", "/admin/invitations/made-up"].map(async (path) => {
        const answer = await browser.get(path);
        return [answer.status, /class="detail">([^<]*)/.exec(await answer.text())?.[1]];
      }),
    );

    expect(new Set(details.map(String)).size).toBe(1);
    expect(details[0]).toEqual([404, expect.stringContaining("no longer valid")]);
  });
});
