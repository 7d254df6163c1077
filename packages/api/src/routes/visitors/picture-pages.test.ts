import { aPicture, useTestDatabase } from "@iotd/core/testing";
import { beforeEach, describe, expect, it } from "vitest";
import { createTestApps } from "../../testing/test-apps.ts";

const database = useTestDatabase();
const owner = () => database.as("iotd_owner");
const now = new Date("2026-01-15T12:00:00Z");
const get = (path: string, headers: Record<string, string> = {}) =>
  createTestApps(database, { now: () => now }).publicApp.request(path, { headers });

beforeEach(database.clear);

describe("the home page", () => {
  it("links to the upload page if there is no picture", async () => {
    const answer = await get("/");

    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain('<a href="/admin">No images yet, upload one here</a>');
  });

  it("shows the newest of two pictures, its name in an h1 and its tagline in a p", async () => {
    await aPicture(owner(), { name: "Older", publishedAt: new Date("2026-01-14T08:00:00Z") });
    await aPicture(owner(), {
      name: "Newer",
      tagline: "It is new.",
      publishedAt: new Date("2026-01-15T08:00:00Z"),
    });

    const html = await (await get("/")).text();

    expect(html).toMatch(/<h1[^>]*>Newer<\/h1>/);
    expect(html).toMatch(/<p[^>]*>It is new\.<\/p>/);
    expect(html).toContain('href="/days/2026-01-14"');
  });

  it("answers 304 to the same ETag, strong or weak", async () => {
    await aPicture(owner());
    const tag = (await get("/")).headers.get("etag");

    expect((await get("/", { "if-none-match": `"other", W/${tag}` })).status).toBe(304);
  });
});

describe("the page of a picture", () => {
  it("shows the picture even if another one was the last of its day", async () => {
    const publishedAt = new Date("2026-01-10T08:00:00Z");
    const { id } = await aPicture(owner(), { name: "Morning", publishedAt });
    await aPicture(owner(), { name: "Evening", publishedAt: new Date("2026-01-10T20:00:00Z") });

    const html = await (await get(`/pictures/${id}`)).text();

    expect(html).toMatch(/<h1[^>]*>Morning<\/h1>/);
    expect(html).toContain('href="/days/2026-01-11"');
  });

  it("answers 404 for a scheduled picture", async () => {
    const { id } = await aPicture(owner(), { publishedAt: new Date("2026-01-16T08:00:00Z") });

    const answer = await get(`/pictures/${id}`);

    expect(answer.status).toBe(404);
    expect(answer.headers.get("content-type")).toContain("text/html");
  });
});

describe("the page of a day", () => {
  it("answers 404 for an invalid day", async () => {
    for (const day of ["yesterday", "2026-02-30"]) {
      const answer = await get(`/days/${day}`);

      expect(answer.status).toBe(404);
      expect(await answer.text()).toContain("<search>");
    }
  });

  it("links from a day before the first picture to the first picture", async () => {
    await aPicture(owner(), { name: "First", publishedAt: new Date("2026-01-02T08:00:00Z") });
    await aPicture(owner(), { name: "Second", publishedAt: new Date("2026-01-03T08:00:00Z") });

    const answer = await get("/days/2026-01-01");
    const html = await answer.text();

    expect(answer.status).toBe(404);
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect(html).toContain('href="/days/2026-01-02"');
    expect(html).toContain("First");
  });

  it("links from a future day to today's picture", async () => {
    await aPicture(owner(), { name: "Shown", publishedAt: new Date("2026-01-02T08:00:00Z") });
    await aPicture(owner(), { name: "Secret", publishedAt: new Date("2026-01-18T08:00:00Z") });

    const html = await (await get("/days/2026-01-18")).text();

    expect(html).toContain("in 3 days");
    expect(html).toContain('href="/days/2026-01-15"');
    expect(html).toContain("Shown");
    expect(html).not.toContain("Secret");
  });

  it("has its own address as text, as the picture's page has", async () => {
    const { id } = await aPicture(owner());

    for (const path of ["/days/2026-01-14", `/pictures/${id}`]) {
      expect(await (await get(path)).text()).toContain(
        `<p class="address">https://iotd.test${path}</p>`,
      );
    }
  });
});
