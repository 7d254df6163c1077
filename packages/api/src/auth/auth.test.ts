import { createHash } from "node:crypto";
import { session as sessionTable, signInFailure } from "@iotd/core/schema";
import { aNewPicture, useTestDatabase } from "@iotd/core/testing";
import { beforeEach, describe, expect, it } from "vitest";
import { aSession } from "../testing/a-session.ts";
import { readProblem } from "../testing/read-answer.ts";
import { sendJson } from "../testing/send-json.ts";
import { anAccount, password, signedIn, trySignIn } from "../testing/sign-in.ts";
import { createTestApps, site } from "../testing/test-apps.ts";
import { sessionCookie } from "./session-cookie.ts";
import { signInLimits } from "./sign-in-limits.ts";

const database = useTestDatabase();
const owner = () => database.as("iotd_owner");

beforeEach(database.clear);

/** As if `failures` attempts had failed a moment ago. */
const failBefore = (subject: string, failures: number) =>
  owner()
    .insert(signInFailure)
    .values({
      key: createHash("sha256").update(subject).digest("base64url"),
      count: failures,
      since: new Date("2026-01-15T12:00:00Z"),
    });

describe("sign-in by a program", () => {
  it("sets a session cookie that scripts cannot read and that no other site or sibling host sends or sets", async () => {
    const { adminApp } = createTestApps(database);

    const answer = await trySignIn(adminApp, (await anAccount(owner())).email, password);

    const cookie = answer.headers.get("set-cookie");
    expect(answer.status).toBe(200);
    expect(cookie).toMatch(/^__Host-iotd\.session_token=/);
    expect(cookie?.split("; ").slice(1).sort()).toEqual(
      ["HttpOnly", "Max-Age=604800", "Path=/", "SameSite=Lax", "Secure"].sort(),
    );
  });

  it("answers with the person only: the session is nowhere but in the cookie", async () => {
    const { id, email } = await anAccount(owner());

    const answer = await trySignIn(createTestApps(database).adminApp, email, password);

    expect(await answer.json()).toEqual({ user: { id, email, name: expect.any(String) } });
  });

  it("ends the session that it replaces in a browser, and no other", async () => {
    const { adminApp } = createTestApps(database);
    const { id, email } = await anAccount(owner());
    const [replaced, other] = [await aSession(owner(), id), await aSession(owner(), id)];
    const open = async (cookie: string) =>
      (await adminApp.request("/api/admin/pictures", { headers: { cookie } })).status;

    const refused = await trySignIn(adminApp, email, "not the password", { cookie: replaced });
    const before = await open(replaced);
    const answer = await trySignIn(adminApp, email, password, { cookie: replaced });

    expect([refused.status, before, answer.status]).toEqual([401, 200, 200]);
    expect([await open(replaced), await open(other)]).toEqual([401, 200]);
  });

  it("logs each attempt with its result, its IP address and a hash of the account, without the password", async () => {
    const { adminApp, logLines } = createTestApps(database);
    const { email } = await anAccount(owner());

    await trySignIn(adminApp, email.toUpperCase(), "not the password");
    await trySignIn(adminApp, email, password);
    await owner().update(signInFailure).set({ count: signInLimits.accountFromAddress.failures });
    await trySignIn(adminApp, email, password);

    const account = createHash("sha256").update(email).digest("base64url");
    const attempt = { message: "authentication", account, address: "203.0.113.7" };
    const logged = logLines.map((line) => JSON.parse(line));
    expect(logged.filter(({ message }) => message === attempt.message)).toMatchObject([
      { ...attempt, step: "/sign-in/email", result: "refused" },
      { ...attempt, step: "/sign-in/email", result: "accepted" },
      { ...attempt, step: "/sign-in/email", result: "limited" },
    ]);
    expect(logLines.join()).not.toContain(password);
    expect(logLines.join()).not.toContain("not the password");
  });

  it("answers a wrong password and an unknown address with the same 401", async () => {
    const { adminApp } = createTestApps(database);

    const wrong = await trySignIn(adminApp, (await anAccount(owner())).email, "not the password");
    const unknown = await trySignIn(adminApp, "nobody@example.com", password);

    const [wrongProblem, unknownProblem] = await Promise.all([
      readProblem(wrong),
      readProblem(unknown),
    ]);
    expect([wrong.status, unknown.status]).toEqual([401, 401]);
    expect(wrongProblem).toEqual(unknownProblem);
  });

  it("accepts 50 people with right passwords from one IP address, some of them after a typing error", async () => {
    const { adminApp } = createTestApps(database);
    const people = await Promise.all(Array.from({ length: 50 }, () => anAccount(owner())));

    const answers = await Promise.all(
      people.map(async ({ email }, index) => {
        if (index % 5 === 0) await trySignIn(adminApp, email, "a typing error");
        return trySignIn(adminApp, email, password);
      }),
    );

    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  });

  it("answers 429 after ten wrong passwords for one account from one IP address, until 15 minutes later", async () => {
    let now = new Date("2026-01-15T12:00:00Z");
    const apps = createTestApps(database, { now: () => now });
    const { email } = await anAccount(owner());
    const another = await anAccount(owner());

    const attempts = await Promise.all(
      Array.from({ length: 20 }, () => trySignIn(apps.adminApp, email.toUpperCase(), "wrong")),
    );
    const refused = await trySignIn(apps.adminApp, email, password);
    const anotherAccount = await trySignIn(apps.adminApp, another.email, password);
    apps.clientAddress.current = "198.51.100.9";
    const fromElsewhere = await trySignIn(apps.adminApp, email, password);
    apps.clientAddress.current = "203.0.113.7";
    now = new Date("2026-01-15T12:15:00Z");
    const later = await trySignIn(apps.adminApp, email, password);

    expect(attempts.filter(({ status }) => status === 401)).toHaveLength(10);
    expect(refused.status).toBe(429);
    expect(refused.headers.get("retry-after")).toBe("900");
    expect(await readProblem(refused)).toMatchObject({
      detail: "Too many attempts failed for this account. Wait 15 minutes, then try again.",
    });
    expect([anotherAccount.status, fromElsewhere.status, later.status]).toEqual([200, 200, 200]);
  });

  it("answers 429 after many failures from one IP address for different accounts", async () => {
    const apps = createTestApps(database);
    const { email } = await anAccount(owner());
    await failBefore("address 203.0.113.7", signInLimits.address.failures - 1);

    expect((await trySignIn(apps.adminApp, "nobody@example.com", "wrong")).status).toBe(401);
    const refused = await trySignIn(apps.adminApp, email, password);
    apps.clientAddress.current = "198.51.100.9";
    const fromElsewhere = await trySignIn(apps.adminApp, email, password);

    expect([refused.status, fromElsewhere.status]).toEqual([429, 200]);
  });

  it("answers 429 after many failures for one account, except where the person is signed in", async () => {
    const apps = createTestApps(database);
    const { email, id } = await anAccount(owner());
    await aSession(owner(), id, { ipAddress: "198.51.100.9" });
    await failBefore(`account ${email}`, signInLimits.account.failures);

    const refused = await trySignIn(apps.adminApp, email, password);
    apps.clientAddress.current = "198.51.100.9";
    const known = await trySignIn(apps.adminApp, email, password);

    expect([refused.status, known.status]).toEqual([429, 200]);
  });

  it("one IP address cannot lock an account for the others", async () => {
    const apps = createTestApps(database);
    const { email } = await anAccount(owner());
    await failBefore(`account ${email} from 203.0.113.7`, 10);
    await failBefore(`account ${email}`, signInLimits.account.failures - 1);
    for (let count = 1; count <= 3; count += 1) {
      expect((await trySignIn(apps.adminApp, email, "wrong")).status).toBe(429);
    }

    apps.clientAddress.current = "198.51.100.9";

    expect((await trySignIn(apps.adminApp, email, password)).status).toBe(200);
  });

  it("counts attempts by the IP address of the connection, not by a header", async () => {
    const { adminApp } = createTestApps(database);
    const attempt = (claimed: string) =>
      trySignIn(adminApp, "nobody@example.com", "wrong", {
        "x-forwarded-for": claimed,
        "x-iotd-client-address": claimed,
      });
    for (let count = 1; count <= 10; count += 1) await attempt(`192.0.2.${count}`);

    expect((await attempt("192.0.2.99")).status).toBe(429);
  });

  it("counts IPv6 addresses by their network of 64 bits", async () => {
    const apps = createTestApps(database);
    const attempt = (address: string) => {
      apps.clientAddress.current = address;
      return trySignIn(apps.adminApp, "nobody@example.com", "wrong");
    };
    for (let count = 1; count <= 10; count += 1) await attempt(`2001:db8::${count}`);

    expect((await attempt("2001:db8::ffff")).status).toBe(429);
    expect((await attempt("2001:db8:0:1::1")).status).toBe(401);
  });

  it("limits passkey challenges and passkey answers from one IP address", async () => {
    const { adminApp } = createTestApps(database);
    const ask = () => adminApp.request("/api/auth/passkey/generate-authenticate-options");
    const answer = () =>
      sendJson(adminApp, "POST", "/api/auth/passkey/verify-authentication", {
        response: { id: "made up" },
      });
    await failBefore("challenges 203.0.113.7", signInLimits.challenges.failures - 1);
    await failBefore("address 203.0.113.7", signInLimits.address.failures - 1);
    expect((await ask()).status).toBe(200);
    expect((await answer()).status).toBe(422);

    expect((await ask()).status).toBe(429);
    expect((await answer()).status).toBe(429);
  });

  it("does not reveal which passkeys exist", async () => {
    const { adminApp } = createTestApps(database);

    const answer = await adminApp.request("/api/auth/passkey/generate-authenticate-options");

    const text = await answer.text();
    expect(text).toContain('"rpId":"iotd.test"');
    expect(text).not.toContain("allowCredentials");
  });

  it("has no sign-up: that path answers 404", async () => {
    const { adminApp } = createTestApps(database);

    const answer = await sendJson(adminApp, "POST", "/api/auth/sign-up/email", {
      name: "Mallory",
      email: "mallory@example.com",
      password,
    });

    expect(answer.status).toBe(404);
  });
});

describe("the editors' pages and API", () => {
  it.each([
    ["GET", "/api/admin/pictures"],
    ["POST", "/api/admin/pictures"],
    ["GET", "/api/admin/anything"],
  ])("answers 401 to %s %s without a session", async (method, path) => {
    const answer = await createTestApps(database).adminApp.request(path, {
      method,
      headers: { origin: site.url },
    });

    expect(answer.status).toBe(401);
    expect(await answer.json()).toMatchObject({ type: "urn:iotd:problem:unauthenticated" });
  });

  it.each(["/admin", "/admin/pictures/new"])(
    "redirects %s to the sign-in page without a session",
    async (path) => {
      const answer = await createTestApps(database).adminApp.request(path);

      expect(answer.status).toBe(303);
      expect(answer.headers.get("location")).toBe(
        `/admin/sign-in?next=${encodeURIComponent(path)}`,
      );
    },
  );

  it("answers 401 to an expired session", async () => {
    const { adminApp } = createTestApps(database);
    const headers = await signedIn(owner());
    await owner()
      .update(sessionTable)
      .set({ expiresAt: new Date("2020-01-01T00:00:00Z") });

    expect((await adminApp.request("/api/admin/pictures", { headers })).status).toBe(401);
  });

  it("answers 401 to a session of more than 30 days, even if it was renewed, and sets no cookie", async () => {
    const { adminApp } = createTestApps(database);
    const headers = await signedIn(owner());
    const open = () => adminApp.request("/api/admin/pictures", { headers });
    const day = 24 * 60 * 60 * 1_000;
    const createdAgo = (milliseconds: number) =>
      owner()
        .update(sessionTable)
        .set({ createdAt: new Date(Date.now() - milliseconds) });

    await createdAgo(30 * day - 60_000);
    expect((await open()).status).toBe(200);
    await createdAgo(30 * day + 1);
    const refused = await open();

    expect(refused.status).toBe(401);
    expect(refused.headers.getSetCookie()).toEqual([]);
  });

  it("log the id of the person with each request, also a refused one", async () => {
    const { adminApp, logLines } = createTestApps(database);
    const { id } = await anAccount(owner());
    const cookie = await aSession(owner(), id);

    await adminApp.request("/admin/people", { headers: { cookie } });
    await adminApp.request("/api/admin/pictures");

    const lines = logLines.map((line) => JSON.parse(line));
    expect(lines.filter(({ message }) => message === "answered")).toMatchObject([
      { path: "/admin/people", status: 403, userId: id },
      { path: "/api/admin/pictures", status: 401 },
    ]);
    expect(lines.at(-1)).not.toHaveProperty("userId");
  });

  it("answers 401 to a forged session cookie", async () => {
    const { adminApp } = createTestApps(database);
    const headers = { cookie: `${sessionCookie}=made.up` };

    expect((await adminApp.request("/api/admin/pictures", { headers })).status).toBe(401);
  });

  it("ends the session when the editor signs out", async () => {
    const { adminApp } = createTestApps(database);
    const headers = await signedIn(owner());

    const answer = await adminApp.request("/admin/sign-out", { method: "POST", headers });

    expect(answer.headers.get("location")).toBe("/admin/sign-in");
    expect(answer.headers.get("clear-site-data")).toBe('"cache", "storage"');
    expect((await adminApp.request("/api/admin/pictures", { headers })).status).toBe(401);
  });
});

describe("a form on another site (CSRF)", () => {
  it.each([
    ["/admin/sign-in", "application/x-www-form-urlencoded"],
    [
      "/admin/pictures/01920000-0000-7000-8000-000000000000/delete",
      "application/x-www-form-urlencoded",
    ],
    ["/api/admin/pictures/01920000-0000-7000-8000-000000000000/restore", "text/plain"],
    ["/api/admin/pictures", "text/plain"],
  ])("cannot post to %s with an editor's cookie", async (path, contentType) => {
    const { adminApp } = createTestApps(database);
    const { cookie } = await signedIn(owner());

    const answer = await adminApp.request(path, {
      method: "POST",
      headers: {
        cookie,
        origin: "https://evil.test",
        "sec-fetch-site": "cross-site",
        "content-type": contentType,
      },
      body: JSON.stringify(aNewPicture()),
    });

    expect(answer.status).toBe(403);
  });
});
