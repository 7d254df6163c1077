import { fileURLToPath } from "node:url";
import { drizzle } from "drizzle-orm/node-postgres";
import { Client } from "pg";
import { DomainError } from "../../errors.ts";
import { type DatabaseConnection, poolConfig } from "../connection/connection.ts";
import { listApplied, recordApplied } from "./applied-migrations.ts";
import { applyMigrations } from "./apply-migrations.ts";
import {
  compareMigrations,
  describeMigration,
  type MigrationComparison,
} from "./compare-migrations.ts";
import { readMigrations } from "./migration-files.ts";

/** Beside the sources; a bundle ships its own copy and passes that folder. */
export const migrationsFolder = fileURLToPath(new URL("../../../migrations", import.meta.url));

/** Any constant does, as long as nothing else locks on it. */
const migrationLock = 7_266_403;

export type MigrationResult = { readonly applied: number; readonly total: number };

/**
 * Brings the database to the schema of this code, as `iotd_owner`. Two at once wait for each
 * other; with nothing to do it changes nothing; a failing migration leaves no trace of itself.
 *
 * A database that a newer version has migrated is left as it is, if this code works with it: if all that
 * it does not know is expand-only. Throws `DomainError` "conflict" otherwise, and for a migration
 * that was made before another which the database has.
 */
export async function migrateDatabase(
  connection: DatabaseConnection,
  folder: string = migrationsFolder,
): Promise<MigrationResult> {
  // A migration may take long, and so may waiting for another: the limit is the owner role's.
  const client = new Client({ ...poolConfig(connection, 1), query_timeout: 0 });
  // A connection that breaks fails the statement under way too; unheard, it would end the process.
  client.on("error", () => undefined);
  await client.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [migrationLock]);
    const known = await readMigrations(folder);
    const db = drizzle(client);
    const found = compareMigrations(known, await listApplied(db));
    refuseUnreadable(found);
    refuseOutOfOrder(found);
    // What older code has to know of the migrations is there as soon as they are.
    await db.transaction(async (tx) => {
      await applyMigrations(tx, folder, found.pending);
      await recordApplied(tx, known);
    });
    return { applied: found.pending.length, total: known.length };
  } finally {
    await client.end();
  }
}

function refuseUnreadable({ unreadableAhead }: MigrationComparison): void {
  if (unreadableAhead.length === 0) return;
  throw new DomainError(
    "conflict",
    `The database was migrated by a newer version of this service, with ${unreadableAhead
      .map(describeMigration)
      .join(", ")}, which this version cannot work with. ` +
      "Run that version, or restore a backup from before it.",
  );
}

/** It was tried on a database without the others, so what it does after them nobody has seen. */
function refuseOutOfOrder({ applied, pending, readableAhead }: MigrationComparison): void {
  const newest = Math.max(...[...applied, ...readableAhead].map(({ madeAt }) => madeAt));
  const late = pending.find(({ madeAt }) => madeAt < newest);
  if (!late) return;
  throw new DomainError(
    "conflict",
    `Migration ${late.name} was made before others that the database has already: remove it and make it again with npm run migration.`,
  );
}
