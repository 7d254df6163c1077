import { connectDatabase, type Database, type DatabaseConnection } from "@iotd/core/database";

/** Does `work` on a connection of its own, which is closed however that ends. */
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
