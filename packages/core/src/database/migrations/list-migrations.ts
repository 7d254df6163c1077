import type { Database } from "../connection/client.ts";
import { listApplied } from "./applied-migrations.ts";
import { compareMigrations, describeMigration } from "./compare-migrations.ts";
import { migrationsFolder } from "./migrate.ts";
import { readMigrations } from "./migration-files.ts";

/** Names of migrations, oldest first, such as `0001_grants`. */
export type MigrationList = {
  readonly applied: readonly string[];
  readonly pending: readonly string[];
  /** Those of a newer version of the code, by which the database is ahead of this one. */
  readonly ahead: {
    /** This code works with them: they are expand-only. */
    readonly readable: readonly string[];
    /** This code does not work with them, and refuses to be deployed. */
    readonly unreadable: readonly string[];
  };
};

/**
 * Which migrations of `folder` the database has and which it lacks, and what it has besides, as
 * `iotd_owner`; changes nothing.
 */
export async function listMigrations(
  db: Database,
  folder: string = migrationsFolder,
): Promise<MigrationList> {
  const found = compareMigrations(await readMigrations(folder), await listApplied(db));
  return {
    applied: found.applied.map(({ name }) => name),
    pending: found.pending.map(({ name }) => name),
    ahead: {
      readable: found.readableAhead.map(describeMigration),
      unreadable: found.unreadableAhead.map(describeMigration),
    },
  };
}
