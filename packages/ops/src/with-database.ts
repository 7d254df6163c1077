import { connectDatabase, type Database, type DatabaseConnection } from "@iotd/core/database";

/** Runs `work` with a new connection, and closes that afterwards in any case. */
export async function withDatabase<Result>(
  connection: DatabaseConnection,
  work: (db: Database) => Promise<Result>,
): Promise<Result> {
  const { db, close } = connectDatabase(connection, { maxConnections: 1 });
  try {
    return await work(db);
  } finally {
    await close();
  }
}
