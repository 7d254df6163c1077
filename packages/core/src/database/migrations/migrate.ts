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

/** The folder of this service's migrations. A bundled function has its own copy and passes that folder. */
export const migrationsFolder = fileURLToPath(new URL("../../../migrations", import.meta.url));

/** The key of the advisory lock. Any constant that nothing else uses. */
const migrationLock = 7_266_403;

/** How many migrations were applied now, and how many there are. */
export type MigrationResult = { readonly applied: number; readonly total: number };

/**
 * Applies the pending migrations of `folder`, in one transaction: if one fails, none is applied. Needs
 * the role `iotd_owner`. Concurrent calls wait for each other. Idempotent.
 *
 * If a newer version has migrated the database, and all its migrations are expand-only, they stay.
 * Throws `DomainError` "conflict" if one of them is not, or if a pending migration is older than one
 * that is applied.
 */
export async function migrateDatabase(
  connection: DatabaseConnection,
  folder: string = migrationsFolder,
): Promise<MigrationResult> {
  // Migrations, and waiting for others, may take long. Only the limit of the owner role applies.
  const client = new Client({ ...poolConfig(connection, 1), query_timeout: 0 });
  // A connection that breaks makes the running statement fail. Without a listener the error event
  // would end the process.
  client.on("error", () => undefined);
  await client.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [migrationLock]);
    const known = await readMigrations(folder);
    const db = drizzle(client);
    const found = compareMigrations(known, await listApplied(db));
    refuseUnreadable(found);
    refuseOutOfOrder(found);
    // In one transaction, so that older code never finds a migration without its record.
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

/** An older migration was never tested on a database that has the newer ones. */
function refuseOutOfOrder({ applied, pending, readableAhead }: MigrationComparison): void {
  const newest = Math.max(...[...applied, ...readableAhead].map(({ madeAt }) => madeAt));
  const late = pending.find(({ madeAt }) => madeAt < newest);
  if (!late) return;
  throw new DomainError(
    "conflict",
    `Migration ${late.name} was made before others that are already applied. Remove it and generate it again with npm run migration.`,
  );
}
