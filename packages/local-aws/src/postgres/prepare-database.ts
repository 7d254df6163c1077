import { type MigrationResult, migrateDatabase } from "@iotd/core/database/migrate";
import { type CreatedDatabase, createDatabase } from "./create-database.ts";

/** A database with the current schema, and the migrations that this took. */
export type PreparedDatabase = CreatedDatabase & { readonly migrations: MigrationResult };

/**
 * Creates the database `name` and the login roles, as `createDatabase` does, and migrates the database.
 * Idempotent.
 *
 * @throws DomainError "conflict" if the database has a newer schema.
 */
export async function prepareDatabase(of: {
  readonly adminUrl: string;
  readonly name: string;
  readonly rolePassword: string;
}): Promise<PreparedDatabase> {
  const database = await createDatabase(of);
  return { ...database, migrations: await migrateDatabase(database.connectionOf("iotd_owner")) };
}
