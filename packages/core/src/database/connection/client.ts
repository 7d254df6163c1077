import { sql } from "drizzle-orm";
import { drizzle, type NodePgQueryResultHKT } from "drizzle-orm/node-postgres";
import type { PgDatabase } from "drizzle-orm/pg-core";
import { Pool } from "pg";
import { type DatabaseConnection, poolConfig } from "./connection.ts";

/** The database or an open transaction. Domain functions get it in their context. */
export type Database = PgDatabase<NodePgQueryResultHKT>;

/** A pool of connections. `close` waits until running queries have ended. */
export type DatabaseClient = { readonly db: Database; readonly close: () => Promise<void> };

/**
 * Opens a pool, which connects on first use. A Lambda instance answers one request at a time, so it
 * needs one connection, and a second one for health checks.
 *
 * `onIdleError` is called when a connection breaks while it is idle. The pool replaces it.
 */
export function connectDatabase(
  connection: DatabaseConnection,
  options: { readonly maxConnections: number; readonly onIdleError?: (error: Error) => void },
): DatabaseClient {
  const pool = new Pool(poolConfig(connection, options.maxConnections));
  let isClosing = false;
  // A connection that ends after `close` was called is not a fault.
  pool.on("error", (error) => isClosing || options.onIdleError?.(error));
  // A connection that breaks between two statements of a transaction makes the next one fail. Without
  // a listener the error event would end the process.
  pool.on("connect", (client) => client.on("error", () => undefined));
  const close = () => {
    isClosing = true;
    return pool.end();
  };
  return { db: drizzle(pool), close };
}

/** Resolves if the database answers, and rejects otherwise. */
export const pingDatabase = async (db: Database): Promise<void> => {
  await db.execute(sql`select 1`);
};
