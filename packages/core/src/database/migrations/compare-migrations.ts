import type { AppliedMigration } from "./applied-migrations.ts";
import type { Migration } from "./migration-files.ts";

/** How the migrations of this code and those of a database stand to each other, each list oldest first. */
export type MigrationComparison = {
  readonly applied: readonly Migration[];
  readonly pending: readonly Migration[];
  /** Of another version of the code, and this one works with them. */
  readonly readableAhead: readonly AppliedMigration[];
  /** Of another version of the code, and this one does not work with them. */
  readonly unreadableAhead: readonly AppliedMigration[];
};

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

/** What a person can find a migration by. */
export const describeMigration = ({ name, madeAt }: AppliedMigration): string =>
  name ?? `a migration made at ${new Date(madeAt).toISOString()}`;
