import { fileURLToPath } from "node:url";
import { readMigrationFiles } from "drizzle-orm/migrator";
import { drizzle } from "drizzle-orm/node-postgres";
import { migrate as applyMigrations } from "drizzle-orm/node-postgres/migrator";
import { Client } from "pg";
import { DomainError } from "../errors.ts";
import { type DatabaseConnection, poolConfig } from "./connection.ts";

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
    const before = await lastApplied(client);
    const newest = known.at(-1)?.folderMillis ?? 0;
    if (before > newest) {
      throw new DomainError(
        "conflict",
        "The database was migrated by a newer version of this service. Run that version, or restore a backup from before it.",
      );
    }
    await applyMigrations(drizzle(client), { migrationsFolder: folder });
    return {
      applied: known.filter(({ folderMillis }) => folderMillis > before).length,
      total: known.length,
    };
  } finally {
    await client.end();
  }
}

/** When the newest applied migration was made, in milliseconds since 1970; 0 for an empty database. */
async function lastApplied(client: Client): Promise<number> {
  const { rows: tables } = await client.query<{ name: string | null }>(
    "select to_regclass('drizzle.__drizzle_migrations')::text as name",
  );
  if (!tables[0]?.name) return 0;
  const { rows } = await client.query<{ newest: string | null }>(
    "select max(created_at)::text as newest from drizzle.__drizzle_migrations",
  );
  return Number(rows[0]?.newest ?? 0);
}
