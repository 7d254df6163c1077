import { session as sessionTable } from "@iotd/core/schema";
import { aNewPicture, useTestDatabase } from "@iotd/core/testing";
import { beforeEach, describe, expect, it } from "vitest";
import { readProblem } from "../testing/read-answer.ts";
import { sendJson } from "../testing/send-json.ts";
import { anAccount, password, signedIn, trySignIn } from "../testing/sign-in.ts";
import { createTestApps, site } from "../testing/test-apps.ts";
import { sessionCookie } from "./session-cookie.ts";

const database = useTestDatabase();
const owner = () => database.as("iotd_owner");

beforeEach(database.clear);

describe("sign-in by a program", () => {
  it("sets a session cookie that scripts cannot read and other sites do not send", async () => {
    const { adminApp } = createTestApps(database);

    const answer = await trySignIn(adminApp, (await anAccount(owner())).email, password);

    const cookie = answer.headers.get("set-cookie");
    expect(answer.status).toBe(200);
    for (const attribute of ["HttpOnly", "Secure", "SameSite=Lax"])
      expect(cookie).toContain(attribute);
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

  it("answers 429 after ten wrong passwords from one IP address, and still accepts other addresses", async () => {
    const apps = createTestApps(database);
    const { email } = await anAccount(owner());
    for (let attempt = 1; attempt <= 10; attempt += 1) {
      expect((await trySignIn(apps.adminApp, email, "wrong")).status).toBe(401);
    }

    const eleventh = await trySignIn(apps.adminApp, email, password);
    apps.clientAddress.current = "198.51.100.9";
    const fromElsewhere = await trySignIn(apps.adminApp, email, password);

    expect(eleventh.status).toBe(429);
    expect(Number(eleventh.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(await eleventh.json()).toMatchObject({ type: "urn:iotd:problem:too-many-requests" });
    expect(fromElsewhere.status).toBe(200);
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

  it("limits passkey requests and passkey answers from one IP address", async () => {
    const { adminApp } = createTestApps(database);
    const ask = () => adminApp.request("/api/auth/passkey/generate-authenticate-options");
    const answer = () =>
      sendJson(adminApp, "POST", "/api/auth/passkey/verify-authentication", {
        response: { id: "made up" },
      });
    for (let count = 1; count <= 10; count += 1) {
      expect((await ask()).status).toBe(200);
      expect((await answer()).status).toBe(422);
    }

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
