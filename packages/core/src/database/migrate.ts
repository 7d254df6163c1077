import { fileURLToPath } from "node:url";
import { readMigrationFiles } from "drizzle-orm/migrator";
import { drizzle } from "drizzle-orm/node-postgres";
import { migrate as applyMigrations } from "drizzle-orm/node-postgres/migrator";
import { Client } from "pg";
import { DomainError } from "../errors.ts";
import { type DatabaseConnection, poolConfig } from "./connection.ts";
import { lastApplied } from "./last-applied.ts";

/** Beside the sources; a bundle ships its own copy and passes that folder. */
export const migrationsFolder = fileURLToPath(new URL("../../migrations", import.meta.url));

/** Any constant does, as long as nothing else locks on it. */
const migrationLock = 7_266_403;

export type MigrationResult = { readonly applied: number; readonly total: number };

/**
 * Brings the database to the schema of this code, as `iotd_owner`. Two at once wait for each
 * other; with nothing to do it changes nothing; a failing migration leaves no trace of itself.
 *
 * Throws `DomainError` "conflict" for a database that a newer version has migrated already.
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
    const known = readMigrationFiles({ migrationsFolder: folder });
    const db = drizzle(client);
    const before = await lastApplied(db);
    const newest = known.at(-1)?.folderMillis ?? 0;
    if (before > newest) {
      throw new DomainError(
        "conflict",
        "The database was migrated by a newer version of this service. Run that version, or restore a backup from before it.",
      );
    }
    await applyMigrations(db, { migrationsFolder: folder });
    return {
      applied: known.filter(({ folderMillis }) => folderMillis > before).length,
      total: known.length,
    };
  } finally {
    await client.end();
  }
}
