import { aPicture, useTestDatabase } from "@iotd/core/testing";
import { beforeEach, describe, expect, it } from "vitest";
import { createTestApps } from "../testing/test-apps.ts";

const database = useTestDatabase();
const ask = async (method: string, path: string, headers: Record<string, string> = {}) =>
  createTestApps(database).publicApp.request(path, { method, headers });
const fromElsewhere = { origin: "https://elsewhere.test" };

beforeEach(database.clear);

describe("public JSON, to a page of another site", () => {
  it.each(["/api/today", "/api/pictures", "/api/openapi.json", "/planetary/apod"])(
    "%s may be read by all, with the headers that matter and without cookies",
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
    "a failure of %s can be read too",
    async (path) => {
      const { status, headers } = await ask("GET", path, fromElsewhere);

      expect(status).toBeGreaterThanOrEqual(400);
      expect(headers.get("access-control-allow-origin")).toBe("*");
    },
  );

  it("is preceded by a question that is answered without a body", async () => {
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
  ])("is all that opens itself: %s %s does not", async (method, path) => {
    const { headers } = await ask(method, path, fromElsewhere);

    expect(headers.get("access-control-allow-origin")).toBeNull();
  });

  it.each([
    ["GET", "/api/admin/pictures"],
    ["OPTIONS", "/api/admin/pictures"],
    ["OPTIONS", "/api/auth/sign-in/email"],
  ])("is none of the editors': %s %s is closed to it", async (method, path) => {
    const { status, headers } = await createTestApps(database).adminApp.request(path, {
      method,
      headers: fromElsewhere,
    });

    expect(status).toBeGreaterThanOrEqual(400);
    expect([...headers.keys()].filter((name) => name.startsWith("access-control"))).toEqual([]);
  });
});

describe("public JSON that a client has already", () => {
  const tagOf = async () => {
    await aPicture(database.as("iotd_owner"));
    return (await ask("GET", "/api/today")).headers.get("etag") ?? "";
  };

  it.each([
    ["its tag", (tag: string) => tag],
    ["the tag as a CDN weakens it", (tag: string) => `W/${tag}`],
    ["one of several tags", (tag: string) => `"other", ${tag}`],
    ["any", () => "*"],
  ])("is not sent again to one that names %s", async (_, header) => {
    const answer = await ask("GET", "/api/today", { "if-none-match": header(await tagOf()) });

    expect(answer.status).toBe(304);
    expect(await answer.text()).toBe("");
    expect(answer.headers.get("etag")).toMatch(/^"/);
    expect(answer.headers.get("cache-control")).toContain("public");
  });

  it("is sent to one that names another tag", async () => {
    await tagOf();

    expect((await ask("GET", "/api/today", { "if-none-match": '"other"' })).status).toBe(200);
  });

  it("has the same headers for HEAD, and no body", async () => {
    const tag = await tagOf();

    const head = await ask("HEAD", "/api/today");
    const again = await ask("HEAD", "/api/today", { "if-none-match": tag });

    expect([head.status, head.headers.get("etag"), await head.text()]).toEqual([200, tag, ""]);
    expect(again.status).toBe(304);
  });

  it("is not there for a failure, whatever the client names", async () => {
    expect((await ask("GET", "/api/today", { "if-none-match": "*" })).status).toBe(404);
  });
});
