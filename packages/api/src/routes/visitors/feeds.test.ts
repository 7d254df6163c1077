import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { aPicture, useTestDatabase } from "@iotd/core/testing";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import * as z from "zod";
import { needsAtomGrammar, readAtomGrammar } from "../../testing/atom-grammar.ts";
import { hostileWords, publishHostilePicture } from "../../testing/publish-hostile-picture.ts";
import { createTestApps } from "../../testing/test-apps.ts";
import { byRelaxNg, type FindXmlFaults } from "../../testing/xml-faults.ts";

const database = useTestDatabase();
const owner = () => database.as("iotd_owner");
const now = new Date("2026-06-01T12:00:00Z");
const get = (path: string, headers: Record<string, string> = {}) =>
  createTestApps(database, { now: () => now }).publicApp.request(path, { headers });
const textOf = async (path: string) => (await get(path)).text();

beforeEach(database.clear);

/** One picture more than a page of a feed has; the latest is the first. */
async function publishMonth() {
  for (let day = 1; day <= 21; day += 1) {
    const publishedAt = new Date(Date.UTC(2026, 0, day, 8));
    await aPicture(owner(), { name: `Day ${day}`, publishedAt });
  }
}

describe("the Atom feed, checked with the grammar of RFC 4287", needsAtomGrammar, () => {
  let faultsOf: FindXmlFaults;
  beforeAll(() => {
    faultsOf = byRelaxNg(readAtomGrammar());
  });

  it("is valid without pictures, on each page, and with special characters", async () => {
    expect(faultsOf(await textOf("/feed.xml"))).toEqual([]);

    await publishMonth();
    await publishHostilePicture(owner());
    const first = await textOf("/feed.xml");
    const next = /rel="next"[^>]* href="https:\/\/iotd\.test([^"]*)"/.exec(first)?.[1] ?? "";

    expect(faultsOf(first)).toEqual([]);
    expect(faultsOf(await textOf(next))).toEqual([]);
  });

  it.each([
    ["without an entry's id", /<id>urn:uuid:[^<]*<\/id>/],
    ["without its own id", /<id>https[^<]*<\/id>/],
    ["without the time of its last change", /<updated>[^<]*<\/updated>/],
    ["without a title", /<title>[^<]*<\/title>/],
    ["with a link without an address", / href="[^"]*"/],
  ])("is checked strictly: invalid %s", async (_, part) => {
    await publishHostilePicture(owner());
    const feed = await textOf("/feed.xml");

    expect(faultsOf(feed.replace(part, ""))).not.toEqual([]);
  });

  it("is checked strictly: a control character is invalid", async () => {
    await publishHostilePicture(owner());
    const feed = await textOf("/feed.xml");

    expect(faultsOf(feed.replace("Tom", "Tom\u0001"))).not.toEqual([]);
  });
});

describe("the Atom feed", () => {
  it("has a permanent id, page, texts and enclosure for each picture", async () => {
    const { id } = await publishHostilePicture(owner());

    const answer = await get("/feed.xml");
    const feed = await answer.text();

    expect(answer.headers.get("content-type")).toBe("application/atom+xml; charset=utf-8");
    expect(feed).toContain(`<id>urn:uuid:${id}</id>`);
    expect(feed).toContain("<title>Tom &amp; Jerry&#39;s &lt;b&gt;&quot;day&quot;&lt;/b&gt;");
    expect(feed).toContain("<author><name>A &amp; B &lt;c&gt;</name></author>");
    expect(feed).toMatch(
      `<link rel="enclosure" type="image/jpeg" length="1000" href="https://iotd.test/media/${id}/1920-`,
    );
  });

  it("was updated when its latest picture was published, not when that was created", async () => {
    const publishedAt = new Date("2026-05-01T08:00:00Z");
    await aPicture(owner(), { publishedAt, updatedAt: new Date("2026-04-01T00:00:00Z") });

    const feed = await textOf("/feed.xml");

    expect(feed.match(/<updated>[^<]*<\/updated>/g)).toEqual(
      Array(2).fill("<updated>2026-05-01T08:00:00.000Z</updated>"),
    );
  });
});

describe("the JSON Feed", () => {
  const file = createRequire(import.meta.url).resolve("jsonfeed-schema/schema-v1.1.json");
  const schema = z.fromJSONSchema(JSON.parse(readFileSync(file, "utf8")));
  const isValid = (feed: string) => schema.safeParse(JSON.parse(feed)).success;

  it("is valid by its JSON Schema, without pictures and with special characters", async () => {
    expect(isValid(await textOf("/feed.json"))).toBe(true);

    await publishHostilePicture(owner());

    expect(isValid(await textOf("/feed.json"))).toBe(true);
  });

  it.each([
    ["without ids", /"id":"[^"]*",/],
    ["without a title", /"title":"[^"]*",/],
    ["with another version", /version\/1\.1/],
    ["without an attachment's type", /"mime_type":"[^"]*",/],
    ["with an invalid address", /https:(?=[^"]*","attachments)/],
  ])("is checked strictly: invalid %s", async (_, part) => {
    await publishHostilePicture(owner());
    const feed = await textOf("/feed.json");

    expect(isValid(feed.replace(part, ""))).toBe(false);
  });

  it("has page, texts and attachment for each picture", async () => {
    const { id } = await publishHostilePicture(owner());

    const answer = await get("/feed.json");

    expect(answer.headers.get("content-type")).toBe("application/feed+json; charset=utf-8");
    expect(await answer.json()).toMatchObject({
      feed_url: "https://iotd.test/feed.json",
      items: [
        {
          id: `urn:uuid:${id}`,
          url: `https://iotd.test/pictures/${id}`,
          title: hostileWords.name,
          content_html: expect.stringContaining("<p>&lt;!-- &amp;"),
          authors: [{ name: hostileWords.credit }],
          attachments: [{ mime_type: "image/jpeg", size_in_bytes: 1_000 }],
        },
      ],
    });
  });
});

const namesIn = (feed: string) => feed.match(/Day \d+(?=<\/title>|","summary)/g);
const nextOf = (feed: string) =>
  /(?:rel="next"[^>]* href=|"next_url":)"https:\/\/iotd\.test([^"]*)"/.exec(feed)?.[1];

describe.each(["/feed.xml", "/feed.json"])("%s", (path) => {
  it("links page by page to all pictures, latest first", async () => {
    await publishMonth();

    const first = await textOf(path);
    const second = await textOf(nextOf(first) ?? "");

    expect(namesIn(first)).toEqual(Array.from({ length: 20 }, (_, index) => `Day ${21 - index}`));
    expect(namesIn(second)).toEqual(["Day 1"]);
    expect(nextOf(second)).toBeUndefined();
  });

  it("does not contain a scheduled picture", async () => {
    await aPicture(owner(), { name: "Day 1", publishedAt: new Date("2026-06-02T00:00:00Z") });

    expect(namesIn(await textOf(path))).toBeNull();
  });

  it("may be cached and read by every origin, and answers 304 to the same ETag", async () => {
    const { headers } = await get(path);
    const again = await get(path, { "if-none-match": headers.get("etag") ?? "" });

    expect(headers.get("cache-control")).toContain("s-maxage=60");
    expect(headers.get("access-control-allow-origin")).toBe("*");
    expect(again.status).toBe(304);
    expect(again.headers.get("access-control-allow-origin")).toBe("*");
  });

  it.each(["cursor=made-up", "cursor="])("refuses %s with problem details", async (query) => {
    const answer = await get(`${path}?${query}`);

    expect(answer.status).toBe(422);
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
  });
});
