import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { Readable } from "node:stream";
import { aPicture, useTestDatabase } from "@iotd/core/testing";
import robotsParser from "robots-parser";
import { ErrorLevel, XMLToSitemapIndexStream, XMLToSitemapItemStream } from "sitemap";
import { beforeEach, describe, expect, it } from "vitest";
import { adminPaths } from "../../routing.ts";
import { publishHostilePicture } from "../../testing/publish-hostile-picture.ts";
import { createTestApps } from "../../testing/test-apps.ts";
import { byXmlSchema } from "../../testing/xml-faults.ts";

const database = useTestDatabase();
const owner = () => database.as("iotd_owner");
const now = new Date("2026-06-01T12:00:00Z");
const get = (path: string, headers: Record<string, string> = {}) =>
  createTestApps(database, { now: () => now }).publicApp.request(path, { headers });
const textOf = async (path: string) => (await get(path)).text();

/** Parses a sitemap as a search engine does. Rejects elements that neither the protocol nor Google's image extension has. */
const strict = { level: ErrorLevel.THROW, logger: false } as const;
const readPages = (xml: string) =>
  Readable.from([xml]).compose(new XMLToSitemapItemStream(strict)).toArray();
const readParts = (xml: string) =>
  Readable.from([xml]).compose(new XMLToSitemapIndexStream(strict)).toArray();

const packagePath = createRequire(import.meta.url)
  .resolve("sitemap")
  .replace(/dist\/.*/, "");
// "strict" refuses elements of a namespace without a schema. The package has no schema for images.
const schema = readFileSync(`${packagePath}schema/sitemap.xsd`, "utf8").replaceAll(
  'processContents="strict"',
  'processContents="lax"',
);
const faultsOf = byXmlSchema(schema);

beforeEach(database.clear);

describe("/robots.txt", () => {
  it("allows everything except the editors' paths, and names the sitemap", async () => {
    const answer = await get("/robots.txt");
    const robots = robotsParser("https://iotd.test/robots.txt", await answer.text());

    expect(answer.headers.get("content-type")).toBe("text/plain; charset=utf-8");
    expect(robots.getSitemaps()).toEqual(["https://iotd.test/sitemap.xml"]);
    for (const path of [
      "/",
      "/archive",
      "/pictures/1",
      "/media/1.jpg",
      "/api/today",
      "/feed.xml",
    ]) {
      expect(robots.isAllowed(`https://iotd.test${path}`, "Any")).toBe(true);
    }
    for (const path of [...adminPaths, "/admin/pictures/new"]) {
      expect(robots.isAllowed(`https://iotd.test${path}`, "Any")).toBe(false);
    }
  });
});

describe("/sitemap.xml", () => {
  it("lists the sitemap of pages and one for each year, with the times of their last changes", async () => {
    await aPicture(owner(), { publishedAt: new Date("2024-03-01T08:00:00Z") });
    await aPicture(owner(), { publishedAt: new Date("2026-03-01T08:00:00Z") });

    const answer = await get("/sitemap.xml");

    expect(answer.headers.get("content-type")).toBe("application/xml; charset=utf-8");
    expect(await readParts(await answer.text())).toEqual([
      { url: "https://iotd.test/sitemap-pages.xml", lastmod: "2026-03-01T08:00:00.000Z" },
      { url: "https://iotd.test/sitemap-2026.xml", lastmod: "2026-03-01T08:00:00.000Z" },
      { url: "https://iotd.test/sitemap-2024.xml", lastmod: "2024-03-01T08:00:00.000Z" },
    ]);
  });

  it("lists only the sitemap of pages without pictures", async () => {
    expect(await readParts(await textOf("/sitemap.xml"))).toMatchObject([
      { url: "https://iotd.test/sitemap-pages.xml" },
    ]);
  });

  it("is checked strictly: an unknown element is invalid", async () => {
    const index = await textOf("/sitemap.xml");

    await expect(readParts(index.replaceAll("loc>", "place>"))).rejects.toThrow("place");
  });

  it("answers 304 to a crawler with the same ETag", async () => {
    const etag = (await get("/sitemap.xml")).headers.get("etag") ?? "";

    expect((await get("/sitemap.xml", { "if-none-match": etag })).status).toBe(304);
  });
});

describe("/sitemap-pages.xml", () => {
  it("lists the home page and the archive, changed with the newest picture", async () => {
    await aPicture(owner(), { publishedAt: new Date("2026-03-01T08:00:00Z") });
    const part = await textOf("/sitemap-pages.xml");

    expect(faultsOf(part)).toEqual([]);
    expect(await readPages(part)).toMatchObject([
      { url: "https://iotd.test/", lastmod: "2026-03-01T08:00:00.000Z" },
      { url: "https://iotd.test/archive", lastmod: "2026-03-01T08:00:00.000Z" },
    ]);
  });

  it("is valid without pictures", async () => {
    expect(faultsOf(await textOf("/sitemap-pages.xml"))).toEqual([]);
  });
});

describe("/sitemap-{year}.xml", () => {
  it("lists each picture's page with its image, and escapes its text", async () => {
    const { id } = await publishHostilePicture(owner());
    await aPicture(owner(), { publishedAt: new Date("2025-12-31T23:00:00Z") });
    const part = await textOf("/sitemap-2026.xml");

    expect(faultsOf(part)).toEqual([]);
    expect(await readPages(part)).toMatchObject([
      {
        url: `https://iotd.test/pictures/${id}`,
        lastmod: "2026-01-10T08:00:00.000Z",
        img: [{ url: expect.stringMatching(`^https://iotd.test/media/${id}/1920-`) }],
      },
    ]);
  });

  it.each([
    ["without an address", /<loc>[^<]*<\/loc>/, ""],
    ["with its elements in another order", /(<loc>.*<\/loc>)(<lastmod>.*<\/lastmod>)/, "$2$1"],
    ["with an invalid time", /(?<=<lastmod>)[^<]*/, "yesterday"],
  ])("is checked strictly by the schema: invalid %s", async (_, part, broken) => {
    await publishHostilePicture(owner());
    const sitemap = await textOf("/sitemap-2026.xml");

    expect(faultsOf(sitemap.replace(part, broken))).not.toEqual([]);
  });

  it("is checked strictly: an image without an address is invalid", async () => {
    await publishHostilePicture(owner());
    const sitemap = await textOf("/sitemap-2026.xml");

    await expect(readPages(sitemap.replaceAll("image:loc", "image:place"))).rejects.toThrow(
      "image:place",
    );
  });

  it.each(["/sitemap-2025.xml", "/sitemap-0000.xml", "/sitemap-20260.xml", "/sitemap-9999.xml"])(
    "answers 404 for a year without pictures: %s",
    async (path) => {
      const answer = await get(path);

      expect(answer.status).toBe(404);
      expect(answer.headers.get("content-type")).toBe("application/problem+json");
    },
  );
});
