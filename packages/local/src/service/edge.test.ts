import { openTestBuckets } from "@iotd/core/testing";
import { describe, expect, it } from "vitest";
import { createEdge } from "./edge.ts";

const { media } = openTestBuckets();
const page = `<!doctype html><title>Today</title>${"<p>A picture.</p>".repeat(200)}`;
const style = "body { color: navy }\n".repeat(100);
const app = (answer: () => Response) => ({ fetch: () => answer() });

const edge = createEdge({
  media,
  assets: {
    path: "/assets/0123",
    files: [{ name: "site.css", contentType: "text/css", body: Buffer.from(style) }],
  },
  publicApp: app(
    () => new Response(page, { headers: { "content-type": "text/html", etag: '"page"' } }),
  ),
  adminApp: app(() => new Response("{}", { headers: { "content-type": "application/json" } })),
});

const get = (path: string, headers: Record<string, string> = {}) =>
  edge.fetch(new Request(`http://localhost${path}`, { headers }), {});

async function unpacked(answer: Response): Promise<string> {
  const stream = answer.body?.pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).text();
}

describe("the edge", () => {
  it.each([
    ["a page", "/", page],
    ["a style sheet", "/assets/0123/site.css", style],
  ])("compresses %s for a browser, as CloudFront does", async (_what, path, text) => {
    const answer = await get(path, { "accept-encoding": "gzip, deflate, br, zstd" });

    expect(answer.headers.get("content-encoding")).toBe("gzip");
    expect(answer.headers.get("vary")).toMatch(/accept-encoding/i);
    expect(await unpacked(answer)).toBe(text);
  });

  it("does not compress for a client that does not accept it", async () => {
    const answer = await get("/");

    expect(answer.headers.get("content-encoding")).toBeNull();
    expect(answer.headers.get("etag")).toBe('"page"');
    expect(await answer.text()).toBe(page);
  });

  it.each([
    "%00",
    "%",
    "%zz",
    "%ff",
    "%2e%2e%2f",
    "/",
    "a/../..",
    "%0d%0a",
    "a%20b",
    "a".repeat(2_000),
  ])("answers 404 to the path /media/%s.jpg", async (name) => {
    expect((await get(`/media/${name}.jpg`)).status).toBe(404);
  });

  it("does not compress pictures", async () => {
    const key = `media/edge-test/${crypto.randomUUID()}.jpg`;
    const bytes = Buffer.alloc(5_000);
    await media.put(key, bytes, { contentType: "image/jpeg" });

    const answer = await get(`/${key}`, { "accept-encoding": "gzip" });

    expect(answer.headers.get("content-encoding")).toBeNull();
    expect(answer.headers.get("content-type")).toBe("image/jpeg");
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(bytes);
  });
});
