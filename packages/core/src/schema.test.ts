import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { generateDrizzleJson, generateMigration } from "drizzle-kit/api";
import { describe, expect, it } from "vitest";
import { migrationsFolder } from "./database/migrations/migrate.ts";
import * as schema from "./schema.ts";

type Snapshot = Parameters<typeof generateMigration>[0];

async function lastSnapshot(): Promise<Snapshot> {
  const folder = join(migrationsFolder, "meta");
  const snapshots = (await readdir(folder)).filter((name) => name.endsWith("_snapshot.json"));
  return JSON.parse(await readFile(join(folder, snapshots.toSorted().at(-1) ?? ""), "utf8"));
}

describe("schema.ts", () => {
  it("the schema is the same as the result of the migrations", async () => {
    const statements = await generateMigration(await lastSnapshot(), generateDrizzleJson(schema));

    expect(statements).toEqual([]);
  });

  it("the comparison includes row-level security policies", async () => {
    const { picture: _, ...withoutPicture } = schema;

    const statements = await generateMigration(
      await lastSnapshot(),
      generateDrizzleJson(withoutPicture),
    );

    expect(statements).toContain('DROP POLICY "picture_public" ON "picture" CASCADE;');
  });
});
