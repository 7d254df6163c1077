import { randomBytes } from "node:crypto";
import { gzipSync } from "node:zlib";
import { addDays } from "@iotd/core/day";
import { newId } from "@iotd/core/id";
import { type Variant, variantFormats, variantWidths } from "@iotd/core/picture";
import { aMadeVariant, aPicture, useTestDatabase } from "@iotd/core/testing";
import { buildAssets } from "@iotd/web/build-assets";
import { beforeAll, describe, expect, it } from "vitest";
import { createTestApps } from "../../testing/test-apps.ts";

/** The compressed size of a page with its styles and scripts, without pictures, in bytes. */
const limitBytes = 30_000;

const database = useTestDatabase();
const now = () => new Date("2026-01-31T12:00:00Z");

/** All variants of a large original, with names as long and as different as real ones. */
const allVariants = (pictureId: string): Variant[] =>
  variantWidths.flatMap((width) =>
    variantFormats.map((format) => {
      const variant = aMadeVariant(pictureId, width, format);
      return {
        ...variant,
        key: variant.key.replace(/[0-9a-f]{16}/, randomBytes(8).toString("hex")),
      };
    }),
  );

/** A unique ThumbHash, which compresses as badly as a real one. */
function anyPlaceholder(): string {
  const hash = Buffer.from("3OcRJYB4d3h/iIeHeEh3eIhw+j2w", "base64");
  randomBytes(hash.length - 6).copy(hash, 6);
  return hash.toString("base64");
}

async function weigh(path: string): Promise<{ bytes: number; assets: string[] }> {
  const html = await (await createTestApps(database, { now }).publicApp.request(path)).text();
  const { files } = await buildAssets();
  const assets = files.filter(({ name }) => html.includes(`/${name}"`) && !name.endsWith(".svg"));
  const bytes = [Buffer.from(html), ...assets.map(({ body }) => body)]
    .map((body) => gzipSync(body).length)
    .reduce((sum, length) => sum + length, 0);
  return { bytes, assets: assets.map(({ name }) => name) };
}

describe("what a browser loads without the pictures", () => {
  beforeAll(async () => {
    await database.clear();
    for (let index = 0; index < 45; index += 1) {
      const id = newId();
      await aPicture(database.as("iotd_owner"), {
        id,
        variants: allVariants(id),
        tagline: randomBytes(150).toString("hex"),
        credit: randomBytes(15).toString("hex"),
        placeholder: anyPlaceholder(),
        width: 3840,
        height: 2560,
        focalX: 0.3,
        focalY: 0.6,
        publishedAt: new Date(`${addDays("2026-01-31", -index)}T06:00:00Z`),
      });
    }
  });

  it.each([
    ["home", "/", ["days.js", "site.css"]],
    ["a day", "/days/2026-01-12", ["days.js", "site.css"]],
    ["the archive", "/archive", ["archive.js", "site.css"]],
    ["a month of 31 pictures", "/archive/2026-01", ["days.js", "site.css"]],
    ["a full page of search results", "/archive?q=picture", ["archive.js", "site.css"]],
    ["an unknown page", "/nothing-here", ["site.css"]],
  ])("is less than 30 KB for %s", async (_, path, assets) => {
    const weight = await weigh(path);

    expect(weight.assets).toEqual(assets);
    expect(weight.bytes).toBeLessThan(limitBytes);
  });
});
