import { newId } from "@iotd/core/id";
import { aMadeVariant, aPicture, useTestDatabase } from "@iotd/core/testing";
import { beforeEach, describe, expect, it } from "vitest";
import { createTestApps } from "../../testing/test-apps.ts";

const database = useTestDatabase();
const get = async (query = "") => createTestApps(database).publicApp.request(`/wallpaper${query}`);

/** A picture in two formats and three widths, 3:2. */
async function aPictureInAllSizes(day = "2026-01-14"): Promise<string> {
  const id = newId();
  const variants = (["avif", "jpeg"] as const).flatMap((format) =>
    [640, 1920, 3840].map((width) => aMadeVariant(id, width, format)),
  );
  await aPicture(database.as("iotd_owner"), {
    id,
    publishedAt: new Date(`${day}T08:00:00Z`),
    variants,
  });
  return id;
}

beforeEach(database.clear);

describe("GET /wallpaper", () => {
  it.each([
    ["", /\/3840-\w+\.jpg$/],
    ["?width=1920&height=1080", /\/1920-\w+\.jpg$/],
    ["?width=1080&height=2340", /\/3840-\w+\.jpg$/],
    ["?width=320", /\/640-\w+\.jpg$/],
    ["?width=320&format=avif", /\/640-\w+\.avif$/],
  ])("redirects %s to the file that fills the screen", async (query, file) => {
    await aPictureInAllSizes();

    const answer = await get(query);

    expect(answer.status).toBe(302);
    expect(answer.headers.get("location")).toMatch(file);
    expect(answer.headers.get("location")).toMatch(/^\/media\//);
  });

  it("may be cached like a page", async () => {
    await aPictureInAllSizes();

    expect((await get()).headers.get("cache-control")).toContain("s-maxage=60");
  });

  it("redirects to the picture of another day", async () => {
    const id = await aPictureInAllSizes("2026-01-10");
    await aPictureInAllSizes("2026-01-12");

    expect((await get("?date=2026-01-11")).headers.get("location")).toContain(id);
  });

  it.each([
    ["width=0", "/width"],
    ["height=-1", "/height"],
    ["width=20001", "/width"],
    ["width=wide", "/width"],
    ["format=png", "/format"],
    ["date=today", "/date"],
  ])("refuses %s and names the parameter", async (query, pointer) => {
    const answer = await get(`?${query}`);

    expect(answer.status).toBe(422);
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
    expect(await answer.json()).toMatchObject({ errors: [{ pointer }] });
  });

  it.each(["?date=2026-01-13", "?date=2026-01-16"])(
    "answers 404 for a day without a picture (%s)",
    async (query) => {
      await aPictureInAllSizes();

      expect((await get(query)).status).toBe(404);
    },
  );

  it("answers 404 for a format without a file", async () => {
    await aPictureInAllSizes();

    expect((await get("?format=webp")).status).toBe(404);
  });
});
