import { aPicture, aVariant, useTestDatabase } from "@iotd/core/testing";
import { beforeEach, describe, expect, it } from "vitest";
import { readList } from "../../testing/read-answer.ts";
import { createTestApps, site } from "../../testing/test-apps.ts";

const database = useTestDatabase();
const now = new Date("2026-01-15T12:00:00Z");
const owner = () => database.as("iotd_owner");
const get = (path: string, headers: Record<string, string> = {}) =>
  createTestApps(database, { now: () => now }).publicApp.request(path, { headers });

beforeEach(database.clear);

describe("GET /api/today", () => {
  it("answers today's picture with the URLs of its variants", async () => {
    const shown = await aPicture(owner(), {
      name: "Cat",
      publishedAt: new Date("2026-01-15T08:00:00Z"),
    });
    await aVariant(owner(), shown.id, 640);

    const answer = await get("/api/today");

    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({
      id: shown.id,
      name: "Cat",
      publishedAt: "2026-01-15T08:00:00.000Z",
      image: { src: expect.stringMatching(`^${site.url}/media/${shown.id}/640-`) },
      variants: [{ format: "jpeg", width: 640 }],
    });
  });

  it("answers 404 with problem details without pictures", async () => {
    const answer = await get("/api/today");

    expect(answer.status).toBe(404);
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
    expect(await answer.json()).toMatchObject({ type: "urn:iotd:problem:not-found", status: 404 });
    expect(answer.headers.get("cache-control")).toBe("no-store");
  });

  it("may be cached by the CDN for a minute, and longer during an outage", async () => {
    await aPicture(owner());

    const answer = await get("/api/today");

    expect(answer.headers.get("cache-control")).toBe(
      "public, s-maxage=60, stale-while-revalidate=86400, stale-if-error=604800",
    );
  });

  it("answers 304 to the same ETag", async () => {
    await aPicture(owner());
    const etag = (await get("/api/today")).headers.get("etag") ?? "";

    const again = await get("/api/today", { "if-none-match": etag });

    expect(again.status).toBe(304);
    expect(await again.text()).toBe("");
  });
});

describe("GET /api/days/{day}", () => {
  it("answers the picture of a past day", async () => {
    const past = await aPicture(owner(), { publishedAt: new Date("2026-01-10T08:00:00Z") });
    await aPicture(owner(), { publishedAt: new Date("2026-01-12T08:00:00Z") });

    expect(await (await get("/api/days/2026-01-11")).json()).toMatchObject({ id: past.id });
  });

  it("answers 404 for a future day", async () => {
    await aPicture(owner());

    expect((await get("/api/days/2026-01-16")).status).toBe(404);
  });

  it.each(["2026-02-30", "yesterday", "2026-1-1", "0000-01-01"])(
    "refuses %s as a day",
    async (day) => {
      const answer = await get(`/api/days/${day}`);

      expect(answer.status).toBe(422);
      expect(await answer.json()).toMatchObject({ errors: [{ pointer: "/day" }] });
    },
  );
});

describe("GET /api/pictures", () => {
  it("lists all published pictures in pages, latest first", async () => {
    for (const day of ["01", "02", "03"]) {
      await aPicture(owner(), { name: day, publishedAt: new Date(`2026-01-${day}T08:00:00Z`) });
    }

    const first = await readList(get("/api/pictures?limit=2"));
    const second = await readList(get(`/api/pictures?limit=2&cursor=${first.nextCursor}`));

    expect(first.names).toEqual(["03", "02"]);
    expect(second).toEqual({ names: ["01"], nextCursor: null });
  });

  it("searches with q, in pages", async () => {
    for (const [index, name] of ["Cats asleep", "A dog", "One cat"].entries()) {
      await aPicture(owner(), { name, publishedAt: new Date(Date.UTC(2026, 0, 1 + index)) });
    }

    const first = await readList(get("/api/pictures?q=cat&limit=1"));
    const second = await readList(get(`/api/pictures?q=cat&limit=1&cursor=${first.nextCursor}`));

    expect(first.names).toEqual(["One cat"]);
    expect(second).toEqual({ names: ["Cats asleep"], nextCursor: null });
  });

  it.each([
    ...["limit=0", "limit=101", "limit=many", "cursor=made-up"],
    ...[`q=${"x".repeat(201)}`, "q=a%00b"],
  ])("refuses %s", async (query) => {
    expect((await get(`/api/pictures?${query}`)).status).toBe(422);
  });
});

describe("GET /api/pictures/{id}", () => {
  it("answers a published picture without the fields for editors", async () => {
    const { id } = await aPicture(owner());

    const picture = await (await get(`/api/pictures/${id}`)).json();

    expect(picture).toMatchObject({ id });
    for (const secret of ["sha256", "createdBy", "rejection", "uploadId", "contentType"]) {
      expect(picture).not.toHaveProperty(secret);
    }
  });

  it.each([
    ["scheduled for later", { publishedAt: new Date("2026-01-15T13:00:00Z") }],
    ["deleted", { deletedAt: new Date("2026-01-01T00:00:00Z") }],
    ["not ready", { status: "processing" as const }],
  ])("answers 404 for a picture that is %s", async (_, overrides) => {
    const { id } = await aPicture(owner(), overrides);

    expect((await get(`/api/pictures/${id}`)).status).toBe(404);
  });

  it("refuses an invalid id", async () => {
    expect((await get("/api/pictures/1")).status).toBe(422);
  });
});

describe("every answer", () => {
  it("has a request id, which is in the problem and in the log", async () => {
    const apps = createTestApps(database);

    const answer = await apps.publicApp.request("/api/today");

    const requestId = answer.headers.get("x-request-id");
    expect(await answer.json()).toMatchObject({ instance: `urn:iotd:request:${requestId}` });
    expect(apps.logLines.map((line) => JSON.parse(line))).toContainEqual(
      expect.objectContaining({ message: "answered", requestId, path: "/api/today", status: 404 }),
    );
  });

  it("has a content security policy without inline or foreign sources", async () => {
    const policy = (await get("/")).headers.get("content-security-policy");

    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain("unsafe");
    expect(policy).not.toContain("http");
  });

  it("to a wrong method is a 405 that lists the allowed methods", async () => {
    const answer = await createTestApps(database).publicApp.request("/api/today", {
      method: "DELETE",
    });

    expect(answer.status).toBe(405);
    expect(answer.headers.get("allow")).toBe("GET, HEAD");
    expect(await answer.json()).toMatchObject({ type: "urn:iotd:problem:method-not-allowed" });
  });

  it("to an unknown path is a problem below /api and a page elsewhere", async () => {
    const [forPrograms, forPeople] = await Promise.all([get("/api/nothing"), get("/nothing")]);

    expect(forPrograms.headers.get("content-type")).toBe("application/problem+json");
    expect(forPeople.status).toBe(404);
    expect(forPeople.headers.get("content-type")).toContain("text/html");
  });
});

describe("GET /health/live", () => {
  it("answers 200", async () => {
    expect(await (await get("/health/live")).json()).toEqual({ ok: true });
  });
});
