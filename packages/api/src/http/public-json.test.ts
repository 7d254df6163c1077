import { aPicture, useTestDatabase } from "@iotd/core/testing";
import { beforeEach, describe, expect, it } from "vitest";
import { createTestApps } from "../testing/test-apps.ts";

const database = useTestDatabase();
const ask = async (method: string, path: string, headers: Record<string, string> = {}) =>
  createTestApps(database).publicApp.request(path, { method, headers });
const fromElsewhere = { origin: "https://elsewhere.test" };

beforeEach(database.clear);

describe("public JSON for pages of other sites (CORS)", () => {
  it.each(["/api/today", "/api/pictures", "/api/openapi.json", "/planetary/apod"])(
    "%s may be read by every origin, without cookies",
    async (path) => {
      await aPicture(database.as("iotd_owner"));

      const { status, headers } = await ask("GET", path, fromElsewhere);

      expect(status).toBe(200);
      expect(headers.get("access-control-allow-origin")).toBe("*");
      expect(headers.get("access-control-expose-headers")).toBe("etag, link, x-request-id");
      expect(headers.get("access-control-allow-credentials")).toBeNull();
    },
  );

  it.each(["/api/today", "/api/days/yesterday", "/api/nothing", "/planetary/apod?date=1"])(
    "a failure of %s may be read by every origin",
    async (path) => {
      const { status, headers } = await ask("GET", path, fromElsewhere);

      expect(status).toBeGreaterThanOrEqual(400);
      expect(headers.get("access-control-allow-origin")).toBe("*");
    },
  );

  it("answers a preflight request with 204", async () => {
    const answer = await ask("OPTIONS", "/api/today", {
      ...fromElsewhere,
      "access-control-request-method": "GET",
      "access-control-request-headers": "if-none-match",
    });

    expect(answer.status).toBe(204);
    expect(await answer.text()).toBe("");
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      "access-control-allow-origin": "*",
      "access-control-allow-methods": "GET, HEAD",
      "access-control-allow-headers": "*",
    });
  });

  it.each([
    ["GET", "/"],
    ["GET", "/wallpaper"],
    ["GET", "/health/live"],
    ["OPTIONS", "/"],
  ])("allows no other origin for %s %s", async (method, path) => {
    const { headers } = await ask(method, path, fromElsewhere);

    expect(headers.get("access-control-allow-origin")).toBeNull();
  });

  it.each([
    ["GET", "/api/admin/pictures"],
    ["OPTIONS", "/api/admin/pictures"],
    ["OPTIONS", "/api/auth/sign-in/email"],
  ])("allows no other origin for the editors' %s %s", async (method, path) => {
    const { status, headers } = await createTestApps(database).adminApp.request(path, {
      method,
      headers: fromElsewhere,
    });

    expect(status).toBeGreaterThanOrEqual(400);
    expect([...headers.keys()].filter((name) => name.startsWith("access-control"))).toEqual([]);
  });
});

describe("public JSON with If-None-Match", () => {
  const tagOf = async () => {
    await aPicture(database.as("iotd_owner"));
    return (await ask("GET", "/api/today")).headers.get("etag") ?? "";
  };

  it.each([
    ["the same ETag", (tag: string) => tag],
    ["the same ETag, made weak by a CDN", (tag: string) => `W/${tag}`],
    ["a list with the same ETag", (tag: string) => `"other", ${tag}`],
    ["a star", () => "*"],
  ])("answers 304 to %s", async (_, header) => {
    const answer = await ask("GET", "/api/today", { "if-none-match": header(await tagOf()) });

    expect(answer.status).toBe(304);
    expect(await answer.text()).toBe("");
    expect(answer.headers.get("etag")).toMatch(/^"/);
    expect(answer.headers.get("cache-control")).toContain("public");
  });

  it("answers 200 to a different ETag", async () => {
    await tagOf();

    expect((await ask("GET", "/api/today", { "if-none-match": '"other"' })).status).toBe(200);
  });

  it("answers HEAD with the same ETag and no body", async () => {
    const tag = await tagOf();

    const head = await ask("HEAD", "/api/today");
    const again = await ask("HEAD", "/api/today", { "if-none-match": tag });

    expect([head.status, head.headers.get("etag"), await head.text()]).toEqual([200, tag, ""]);
    expect(again.status).toBe(304);
  });

  it("answers a failure with its status, never with 304", async () => {
    expect((await ask("GET", "/api/today", { "if-none-match": "*" })).status).toBe(404);
  });
});
