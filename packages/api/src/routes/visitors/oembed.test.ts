import { extract } from "@extractus/oembed-extractor";
import { aPicture, useTestDatabase } from "@iotd/core/testing";
import { XmlDocument } from "libxml2-wasm";
import { beforeEach, describe, expect, it } from "vitest";
import { hostileWords, publishHostilePicture } from "../../testing/publish-hostile-picture.ts";
import { createTestApps } from "../../testing/test-apps.ts";

const database = useTestDatabase();
const owner = () => database.as("iotd_owner");
const now = new Date("2026-01-15T12:00:00Z");
const get = async (path: string) =>
  createTestApps(database, { now: () => now }).publicApp.request(path);
const ask = (query: Record<string, string>) => get(`/oembed?${new URLSearchParams(query)}`);

/** Follows the oEmbed link of a page, as a consumer does. */
const embed = (path: string, limits: Record<string, string> = {}) =>
  extract(`https://iotd.test${path}`, limits, (url) => get(url));

beforeEach(database.clear);

describe("an oEmbed consumer", () => {
  it("shows the picture of a picture's page, a day's page and the home page as a photo", async () => {
    const { id } = await publishHostilePicture(owner());
    const pages = [`/pictures/${id}`, "/days/2026-01-12", "/"];

    const answers = await Promise.all(pages.map((page) => embed(page)));

    expect(answers).toEqual(
      Array(3).fill({
        version: "1.0",
        type: "photo",
        title: hostileWords.name,
        author_name: hostileWords.credit,
        provider_name: "Image of the Day",
        provider_url: "https://iotd.test/",
        cache_age: 3_600,
        url: expect.stringMatching(`^https://iotd.test/media/${id}/1920-`),
        width: 1_920,
        height: 1_280,
        thumbnail_url: expect.stringMatching(`^https://iotd.test/media/${id}/640-`),
        thumbnail_width: 640,
        thumbnail_height: 427,
        method: "auto-discovery",
      }),
    );
  });

  it("gets an image within its maximum size", async () => {
    const { id } = await publishHostilePicture(owner());

    expect(await embed(`/pictures/${id}`, { maxwidth: "1000", maxheight: "1000" })).toMatchObject({
      url: expect.stringContaining("/640-"),
      width: 640,
    });
  });

  it("finds no oEmbed link on a page without a picture", async () => {
    await expect(embed("/")).rejects.toThrow("No oEmbed link found");
    await expect(embed("/archive")).rejects.toThrow("No oEmbed link found");
  });
});

describe("GET /oembed", () => {
  it("answers the same data as XML", async () => {
    await publishHostilePicture(owner());

    const answer = await ask({ url: "https://iotd.test/", format: "xml" });

    const { root } = XmlDocument.fromString(await answer.text());
    expect(answer.headers.get("content-type")).toBe("text/xml; charset=utf-8");
    expect(root.name).toBe("oembed");
    expect(root.get("author_name")?.content).toBe(hostileWords.credit);
    expect(root.get("width")?.content).toBe("1920");
  });

  it("may be cached, and may be read by every origin, as may its failures", async () => {
    await publishHostilePicture(owner());
    const shown = await ask({ url: "https://iotd.test/" });
    const refused = await ask({ url: "https://elsewhere.test/" });

    expect(shown.headers.get("cache-control")).toContain("s-maxage=60");
    expect(shown.headers.get("content-type")).toContain("application/json");
    expect(shown.headers.get("access-control-allow-origin")).toBe("*");
    expect(refused.headers.get("access-control-allow-origin")).toBe("*");
  });

  it("ignores unknown parameters, as the protocol requires", async () => {
    await publishHostilePicture(owner());

    expect((await ask({ url: "https://iotd.test/", theme: "dark" })).status).toBe(200);
  });

  it.each([
    ["another site's address", { url: "https://elsewhere.test/" }, 404],
    ["a future day", { url: "https://iotd.test/days/2026-01-16" }, 404],
    [
      "an unknown picture",
      { url: "https://iotd.test/pictures/01a20e41-91d9-7249-90cb-34d0b3ccf2ec" },
      404,
    ],
    ["an unknown format", { url: "https://iotd.test/", format: "yaml" }, 501],
    ["no address", {}, 422],
    ["a maximum width of 0", { url: "https://iotd.test/", maxwidth: "0" }, 422],
    [
      "a maximum height that is not a number",
      { url: "https://iotd.test/", maxheight: "tall" },
      422,
    ],
  ])("answers %s with problem details", async (_, query, status) => {
    await publishHostilePicture(owner());

    const answer = await ask(query);

    expect(answer.status).toBe(status);
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
  });

  it("answers 404 for a scheduled picture", async () => {
    const { id } = await aPicture(owner(), { publishedAt: new Date("2026-01-16T08:00:00Z") });

    expect((await ask({ url: `https://iotd.test/pictures/${id}` })).status).toBe(404);
  });
});
