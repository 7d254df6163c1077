import type { AppliedMigration } from "./applied-migrations.ts";
import type { Migration } from "./migration-files.ts";

/** The migrations of this code compared with those of a database. Each list has the oldest first. */
export type MigrationComparison = {
  readonly applied: readonly Migration[];
  readonly pending: readonly Migration[];
  /** Applied by another version of the code. They are expand-only, so this version works with them. */
  readonly readableAhead: readonly AppliedMigration[];
  /** Applied by another version of the code. This version does not work with them. */
  readonly unreadableAhead: readonly AppliedMigration[];
};

/** Compares the migrations that this code has files for with those that were applied to a database. */
export function compareMigrations(
  known: readonly Migration[],
  inDatabase: readonly AppliedMigration[],
): MigrationComparison {
  const isIn = (list: readonly { madeAt: number }[], { madeAt }: { madeAt: number }) =>
    list.some((other) => other.madeAt === madeAt);
  const ahead = inDatabase.filter((migration) => !isIn(known, migration));
  return {
    applied: known.filter((migration) => isIn(inDatabase, migration)),
    pending: known.filter((migration) => !isIn(inDatabase, migration)),
    readableAhead: ahead.filter(({ isExpandOnly }) => isExpandOnly),
    unreadableAhead: ahead.filter(({ isExpandOnly }) => !isExpandOnly),
  };
}

/** Identifies a migration for people: by its name, or by its time if its name is not known. */
export const describeMigration = ({ name, madeAt }: AppliedMigration): string =>
  name ?? `a migration made at ${new Date(madeAt).toISOString()}`;
