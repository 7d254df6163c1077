import type { Database } from "../connection/client.ts";
import { listApplied } from "./applied-migrations.ts";
import { compareMigrations, describeMigration } from "./compare-migrations.ts";
import { migrationsFolder } from "./migrate.ts";
import { readMigrations } from "./migration-files.ts";

/** Names of migrations, oldest first, such as `0001_grants`. */
export type MigrationList = {
  readonly applied: readonly string[];
  readonly pending: readonly string[];
  /** Applied by a newer version of the code, which this version has no files for. */
  readonly ahead: {
    /** Expand-only: this version works with them. */
    readonly readable: readonly string[];
    /** This version does not work with them and cannot be deployed. */
    readonly unreadable: readonly string[];
  };
};

/**
 * Lists which migrations of `folder` are applied to the database and which are pending, and which
 * others are applied. Read-only. Needs the role `iotd_owner`.
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
