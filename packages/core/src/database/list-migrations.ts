import { readFile } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod/mini";
import type { Database } from "./client.ts";
import { lastApplied } from "./last-applied.ts";
import { migrationsFolder } from "./migrate.ts";

/** Names of this code's migrations, oldest first, such as `0001_grants`. */
export type MigrationList = {
  readonly applied: readonly string[];
  readonly pending: readonly string[];
  /** A newer version of the code has migrated this database. */
  readonly databaseIsAhead: boolean;
};

const journalSchema = z.object({
  entries: z.array(z.object({ tag: z.string(), when: z.number() })),
});

/** Which migrations of `folder` the database has and which it lacks, as `iotd_owner`; changes nothing. */
export async function listMigrations(
  db: Database,
  folder: string = migrationsFolder,
): Promise<MigrationList> {
  const journal = await readFile(join(folder, "meta", "_journal.json"), "utf8");
  const { entries } = journalSchema.parse(JSON.parse(journal));
  const newestApplied = await lastApplied(db);
  const named = (condition: (when: number) => boolean) =>
    entries.filter(({ when }) => condition(when)).map(({ tag }) => tag);
  return {
    applied: named((when) => when <= newestApplied),
    // The same comparison as Drizzle makes: each is made later than those before it.
    pending: named((when) => when > newestApplied),
    databaseIsAhead: entries.every(({ when }) => when < newestApplied),
  };
}
