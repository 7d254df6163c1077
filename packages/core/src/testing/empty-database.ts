import { beforeEach } from "vitest";
import { migrateDatabase } from "../database/migrations/migrate.ts";
import { useTestDatabase } from "./database.ts";

/** A database for tests of migrations. Before each test all its tables are dropped. */
export function useEmptyDatabase() {
  const database = useTestDatabase();
  const execute = (statement: string) => database.as("iotd_owner").execute(statement);
  beforeEach(async () => {
    await execute("drop schema if exists drizzle cascade");
    await execute("drop schema if exists public cascade");
    await execute("create schema public");
  });
  return {
    ...database,
    execute,
    /** Applies the migrations in `folder`, by default those of this service. */
    migrate: (folder?: string) =>
      migrateDatabase({ auth: "password", url: database.urlOf("iotd_owner") }, folder),
  };
}
