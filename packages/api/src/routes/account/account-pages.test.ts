import { newId } from "@iotd/core/id";
import { auditEntry, passkey, session, user } from "@iotd/core/schema";
import { aPasskey, useTestDatabase } from "@iotd/core/testing";
import { beforeEach, describe, expect, it } from "vitest";
import { aBrowser } from "../../testing/a-browser.ts";
import { aPerson } from "../../testing/a-person.ts";
import { aSession } from "../../testing/a-session.ts";
import { readProblem } from "../../testing/read-answer.ts";
import { sendJson } from "../../testing/send-json.ts";
import { password } from "../../testing/sign-in.ts";
import { createTestApps } from "../../testing/test-apps.ts";

const database = useTestDatabase();
const owner = () => database.as("iotd_owner");
const newPassword = "quite another password";

beforeEach(database.clear);

const actions = async () =>
  (await owner().select().from(auditEntry).orderBy(auditEntry.id)).map(({ action }) => action);

describe("the name form of the account page", () => {
  it("changes the name", async () => {
    const { browser } = await aPerson(database);

    const answer = await browser.post("/admin/account/name", { name: "Ada Lovelace" });

    expect(answer.headers.get("location")).toBe("/admin/account?done=name");
    expect(await browser.read("/admin/account?done=name")).toContain("Your name is saved.");
    expect(await owner().select().from(user)).toMatchObject([{ name: "Ada Lovelace" }]);
    expect(await actions()).toEqual(["person.renamed"]);
  });

  it.each(["", "   ", "x".repeat(101)])("refuses '%s' and shows it again", async (name) => {
    const { browser } = await aPerson(database);

    const answer = await browser.post("/admin/account/name", { name });

    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain(`value="${name}"`);
    expect(await actions()).toEqual([]);
  });
});

describe("the password form of the account page", () => {
  it("changes the password and ends all other sessions", async () => {
    const { adminApp, browser, email } = await aPerson(database);
    const elsewhere = aBrowser(adminApp);
    await elsewhere.signIn(email);

    const answer = await browser.post("/admin/account/password", { password, newPassword });

    expect(answer.headers.get("location")).toBe("/admin/account?done=password");
    expect(await browser.isSignedIn()).toBe(true);
    expect(await elsewhere.isSignedIn()).toBe(false);
    expect((await elsewhere.signIn(email, newPassword)).status).toBe(303);
    expect(await actions()).toEqual(["person.password_changed"]);
  });

  it.each([
    ["a wrong current password", { password: "wrong", newPassword }, "is wrong"],
    [
      "a new password that is too short",
      { password, newPassword: "short" },
      "must have at least 12",
    ],
    ["a new password that is too long", { password, newPassword: "a".repeat(129) }, "at most 128"],
    ["a common new password", { password, newPassword: "1qaz2wsx3edc" }, "is easy to guess"],
    ["nothing", {}, "must have at least 12"],
  ])("refuses %s", async (_, fields, words) => {
    const { browser, adminApp, email } = await aPerson(database);

    const answer = await browser.post("/admin/account/password", fields);

    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain(words);
    expect((await aBrowser(adminApp).signIn(email)).status).toBe(303);
    expect(await actions()).toEqual([]);
  });

  it("refuses further attempts after ten wrong passwords", async () => {
    const { browser } = await aPerson(database);
    const attempt = () =>
      browser.post("/admin/account/password", { password: "a wrong guess", newPassword });
    for (let count = 1; count <= 10; count += 1) expect((await attempt()).status).toBe(422);

    const eleventh = await attempt();

    expect(eleventh.status).toBe(429);
    expect(await eleventh.text()).toContain("Wait 15 minutes");
  });
});

describe("the sessions on the account page", () => {
  it("are listed with device and IP address, and can be ended one by one", async () => {
    const { adminApp, browser, email, clientAddress } = await aPerson(database);
    clientAddress.current = "198.51.100.9";
    const telephone = aBrowser(
      adminApp,
      "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1",
    );
    await telephone.signIn(email);

    const html = await browser.read("/admin/account");
    for (const text of ["Firefox on Linux", "Safari on an iPhone", "203.0.113.7", "198.51.100.9"])
      expect(html).toContain(text);
    expect(html.match(/This device/g)).toHaveLength(1);
    const end = /\/admin\/account\/sessions\/[\w-]{36}\/end/.exec(html)?.[0] ?? "";
    await browser.post(end);

    expect(await telephone.isSignedIn()).toBe(false);
    expect(await browser.isSignedIn()).toBe(true);
    expect((await browser.post(end)).status).toBe(404);
  });

  it("can be ended all at once, except the current one", async () => {
    const { adminApp, browser, email } = await aPerson(database);
    const others = [aBrowser(adminApp), aBrowser(adminApp)];
    for (const other of others) await other.signIn(email);

    await browser.post("/admin/account/sessions/end-others");

    for (const other of others) expect(await other.isSignedIn()).toBe(false);
    expect(await browser.isSignedIn()).toBe(true);
  });

  it("cannot be ended by another person", async () => {
    const { browser } = await aPerson(database);
    const [theirs] = await owner().select().from(session);
    const { browser: another } = await aPerson(database);

    const answer = await another.post(`/admin/account/sessions/${theirs?.id}/end`);

    expect(answer.status).toBe(404);
    expect(await browser.isSignedIn()).toBe(true);
  });

  it("are renewed by use, together with the cookie", async () => {
    const { browser } = await aPerson(database);
    const sixDays = new Date(Date.now() + 6 * 24 * 60 * 60 * 1_000);
    await owner().update(session).set({ expiresAt: sixDays });

    const answer = await browser.get("/admin/account");

    expect(answer.headers.getSetCookie().join()).toMatch(/session_token=.*Max-Age=604800/);
    expect((await browser.get("/admin/account")).headers.getSetCookie()).toEqual([]);
  });
});

describe("the notice of changed credentials", () => {
  const words = "your second factor was changed on";

  it("is shown in every session after a change, until that session dismisses it", async () => {
    const now = () => new Date();
    const { id, email } = await aPerson(database);
    const { adminApp } = createTestApps(database, { now });
    const [browser, elsewhere] = [aBrowser(adminApp), aBrowser(adminApp)];
    browser.receive(await aSession(owner(), id));
    expect(await browser.read("/admin/account")).not.toContain(words);

    await browser.post(`/admin/account/passkeys/${await aPasskey(owner(), id)}/remove`, {
      password,
    });
    await elsewhere.signIn(email);
    expect(await browser.read("/admin")).toContain(words);
    expect(await elsewhere.read("/admin")).toContain(words);
    await browser.post("/admin/account/notice/dismiss");

    expect(await browser.read("/admin")).not.toContain(words);
    expect(await elsewhere.read("/admin")).toContain(words);
    await owner()
      .update(user)
      .set({ credentialsChangedAt: new Date(Date.now() - 15 * 24 * 60 * 60 * 1_000) });
    expect(await elsewhere.read("/admin")).not.toContain(words);
  });
});

describe("the account page", () => {
  it.each([
    ["GET", "/admin/account"],
    ["GET", "/admin/account/second-factor"],
    ["POST", "/admin/account/name"],
    ["POST", "/admin/account/password"],
    ["POST", "/admin/account/sessions/end-others"],
    ["POST", "/admin/account/notice/dismiss"],
    ["POST", "/admin/account/second-factor/start"],
    ["POST", "/admin/account/second-factor/confirm"],
    ["POST", "/admin/account/second-factor/backup-codes"],
    ["POST", "/admin/account/second-factor/remove"],
  ])("requires a session: %s %s", async (method, path) => {
    const browser = aBrowser(createTestApps(database).adminApp);

    const answer = method === "GET" ? await browser.get(path) : await browser.post(path);

    expect(answer.status).toBe(303);
    expect(answer.headers.get("location")).toMatch(/^\/admin\/sign-in/);
  });

  it.each([{}, { password: "" }, { password: "wrong" }])(
    "adds no passkey without the password: %j",
    async (fields) => {
      const { adminApp, id } = await aPerson(database);
      const headers = { cookie: await aSession(owner(), id) };
      const send = (path: string, body: object) => sendJson(adminApp, "POST", path, body, headers);

      const begun = await send("/api/admin/account/passkey-options", fields);
      const added = await send("/api/admin/account/passkeys", {
        name: "Laptop",
        response: { id: "made up" },
        ...fields,
      });

      expect([begun.status, added.status]).toEqual([422, 422]);
      expect(begun.headers.getSetCookie()).toEqual([]);
      for (const answer of [begun, added])
        expect((await readProblem(answer)).errors).toMatchObject([{ pointer: "/password" }]);
    },
  );

  it("begins to add a passkey with the password, also in an old session", async () => {
    const { adminApp, id } = await aPerson(database);
    const headers = { cookie: await aSession(owner(), id) };
    await owner()
      .update(session)
      .set({ createdAt: new Date(Date.now() - 25 * 60 * 60 * 1_000) });

    const answer = await sendJson(
      adminApp,
      "POST",
      "/api/admin/account/passkey-options",
      { password },
      headers,
    );

    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({
      challenge: expect.any(String),
      authenticatorSelection: { userVerification: "required" },
    });
    expect(answer.headers.getSetCookie().join()).toContain("passkey");
  });

  it("removes a passkey with the password only", async () => {
    const { browser, id } = await aPerson(database);
    const path = `/admin/account/passkeys/${await aPasskey(owner(), id)}/remove`;

    const refused = await browser.post(path, { password: "wrong" });
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain("The password is wrong.");
    expect(await owner().$count(passkey)).toBe(1);
    const removed = await browser.post(path, { password });

    expect(removed.headers.get("location")).toBe("/admin/account?done=passkey-removed");
    expect(await owner().$count(passkey)).toBe(0);
  });

  it.each<[string, string, Record<string, string>]>([
    ["a change of the password", "/admin/account/password", { newPassword }],
    ["signing out everywhere else", "/admin/account/sessions/end-others", {}],
  ])("%s lists the passkeys and removes those that are ticked", async (_, path, fields) => {
    const { browser, id } = await aPerson(database);
    await aSession(owner(), id);
    const removed = await aPasskey(owner(), id);
    const kept = await aPasskey(owner(), id);
    const others = await aPasskey(owner(), (await aPerson(database)).id);
    const send = (tried: string) =>
      browser.post(path, [
        ...Object.entries(fields),
        ["password", tried],
        ["passkeys", removed],
        ["passkeys", others],
      ]);
    const form = (await browser.read("/admin/account")).split(`action="${path}"`)[1] ?? "";
    expect(form.split("</form>")[0]).toContain(`value="${kept}"`);

    expect((await send("wrong")).status).toBe(422);
    expect(await owner().$count(passkey)).toBe(3);
    expect((await send(password)).status).toBe(303);

    expect((await owner().select().from(passkey)).map((row) => row.id).sort()).toEqual(
      [kept, others].sort(),
    );
  });

  it("adds no passkey from a forged answer", async () => {
    const { adminApp, id } = await aPerson(database);
    const headers = { cookie: await aSession(owner(), id) };
    const add = (body: object) =>
      sendJson(adminApp, "POST", "/api/admin/account/passkeys", { ...body, password }, headers);

    expect((await add({ name: "Laptop", response: { id: "made up" } })).status).toBe(422);
    expect((await add({ name: "", response: {} })).status).toBe(422);
    expect(await owner().$count(passkey)).toBe(0);
    expect(await actions()).toEqual([]);
  });

  it.each(["name", "remove"])("cannot change another person's passkey: %s", async (change) => {
    const { browser } = await aPerson(database);

    const answer = await browser.post(`/admin/account/passkeys/${newId()}/${change}`, {
      name: "x",
      password,
    });

    expect(answer.status).toBe(404);
  });

  it.each([
    ["POST", "/api/auth/change-password"],
    ["POST", "/api/auth/two-factor/enable"],
    ["POST", "/api/auth/two-factor/disable"],
    ["POST", "/api/auth/two-factor/verify-totp"],
    ["POST", "/api/auth/update-user"],
    ["POST", "/api/auth/revoke-sessions"],
    ["POST", "/api/auth/verify-password"],
    ["GET", "/api/auth/passkey/generate-register-options"],
    ["POST", "/api/auth/passkey/verify-registration"],
    ["POST", "/api/auth/passkey/delete-passkey"],
    ["GET", "/api/auth/list-sessions"],
  ])("has no route that avoids the audit log: %s %s", async (method, path) => {
    const { browser } = await aPerson(database);

    const answer = method === "GET" ? await browser.get(path) : await browser.post(path);

    expect(answer.status).toBe(404);
  });
});
