import { sql } from "drizzle-orm";
import { drizzle, type NodePgQueryResultHKT } from "drizzle-orm/node-postgres";
import type { PgDatabase } from "drizzle-orm/pg-core";
import { Pool } from "pg";
import { type DatabaseConnection, poolConfig } from "./connection.ts";

/** The database, or a transaction on it: what every verb of the domain is handed. */
export type Database = PgDatabase<NodePgQueryResultHKT>;

export type DatabaseClient = { readonly db: Database; readonly close: () => Promise<void> };

/**
 * Opens a pool; connects on first use. A Lambda instance answers one request at a time, so one
 * connection (and one for a health check beside it) is all that it needs.
 *
 * `onIdleError` hears of connections that broke while nobody used them: the pool drops them and
 * opens new ones.
 */
export function connectDatabase(
  connection: DatabaseConnection,
  options: { readonly maxConnections: number; readonly onIdleError?: (error: Error) => void },
): DatabaseClient {
  const pool = new Pool(poolConfig(connection, options.maxConnections));
  pool.on("error", (error) => options.onIdleError?.(error));
  // One that breaks between two statements of a transaction fails the next of them. Unheard, it
  // would end the process before.
  pool.on("connect", (client) => client.on("error", () => undefined));
  return { db: drizzle(pool), close: () => pool.end() };
}

/** Resolves if the database answers. */
export const pingDatabase = async (db: Database): Promise<void> => {
  await db.execute(sql`select 1`);
};
