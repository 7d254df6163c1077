import { type MigrationResult, migrateDatabase } from "@iotd/core/database/migrate";
import { type CreatedDatabase, createDatabase } from "./create-database.ts";

export type PreparedDatabase = CreatedDatabase & { readonly migrations: MigrationResult };

/**
 * Makes a database ready for the service on the server at `adminUrl`: the database itself, named
 * `name`, the login roles with `rolePassword`, and the schema. Running it again changes nothing.
 *
 * Throws `DomainError` "conflict" for a database of a newer schema.
 */
export async function prepareDatabase(of: {
  readonly adminUrl: string;
  readonly name: string;
  readonly rolePassword: string;
}): Promise<PreparedDatabase> {
  const database = await createDatabase(of);
  return { ...database, migrations: await migrateDatabase(database.connectionOf("iotd_owner")) };
}
