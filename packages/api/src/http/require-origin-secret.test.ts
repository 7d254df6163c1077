import { connectDatabase } from "@iotd/core/database";
import { createLogger } from "@iotd/core/logging";
import { describe, expect, it } from "vitest";
import { createApiDocument } from "../openapi/create-api-document.ts";
import { createPublicApp } from "../public-app.ts";
import { site } from "../testing/test-apps.ts";

const secret = "only-for-tests-and-at-least-32-long";

/** The public app with an unreachable database: a query would give a 503. */
function publicApp({
  originSecret,
  logLines = [],
}: {
  originSecret?: string;
  logLines?: string[];
}) {
  const { db } = connectDatabase(
    { auth: "password", url: "postgres://user:password@127.0.0.1:1/iotd" },
    { maxConnections: 1 },
  );
  const log = createLogger((line) => logLines.push(line));
  return createPublicApp({
    db,
    log,
    now: () => new Date(),
    site,
    originSecret,
    readApiDocument: createApiDocument,
  });
}

const from = (verification: string) => ({ headers: { "x-origin-verify": verification } });

describe("an app with an origin secret", () => {
  it("answers a request with the secret", async () => {
    const app = publicApp({ originSecret: secret });

    expect((await app.request("/health/live", from(secret))).status).toBe(200);
  });

  it.each([
    ["no secret", {}],
    ["an empty secret", from("")],
    ["a different secret", from(secret.replace("tests", "guess"))],
    ["only the beginning of the secret", from(secret.slice(0, -1))],
    ["additional characters", from(`${secret}x`)],
    ["the secret in capitals", from(secret.toUpperCase())],
  ])("answers 403 to a request with %s, without a database query", async (_, request) => {
    const answer = await publicApp({ originSecret: secret }).request("/api/today", request);

    expect(answer.status).toBe(403);
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
    expect(await answer.json()).toMatchObject({
      type: "urn:iotd:problem:forbidden",
      detail: "This address does not accept direct requests. Use the address of the site.",
    });
  });

  it.each([
    ["GET", "/nowhere"],
    ["DELETE", "/api/today"],
    ["POST", "/"],
  ])(
    "answers 403 to %s %s without the secret, whether the route exists or not",
    async (method, path) => {
      const answer = await publicApp({ originSecret: secret }).request(path, { method });

      expect(answer.status).toBe(403);
    },
  );

  it("sends its 403 with the security headers and no-store", async () => {
    const { headers } = await publicApp({ originSecret: secret }).request("/");

    expect(headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(headers.get("strict-transport-security")).toContain("max-age=");
    expect(headers.get("cache-control")).toBe("no-store");
    expect(headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
  });

  it("logs the 403, and never the secret", async () => {
    const logLines: string[] = [];
    const app = publicApp({ originSecret: secret, logLines });

    const { headers } = await app.request("/api/today", from("a-guess"));

    expect(logLines.map((line) => JSON.parse(line))).toMatchObject([
      { path: "/api/today", status: 403, requestId: headers.get("x-request-id") },
    ]);
    expect(logLines.join()).not.toMatch(/a-guess|only-for-tests/);
  });
});

describe("an app without an origin secret", () => {
  it("answers a request without a secret", async () => {
    expect((await publicApp({}).request("/health/live")).status).toBe(200);
  });
});
