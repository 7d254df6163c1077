import type { Database } from "./client.ts";

/**
 * Builds a query once for each database, because Drizzle takes longer to write the SQL of a simple
 * query than PostgreSQL takes to answer it. `build` must end in `.prepare("")`: a prepared statement
 * with a name would pin the session of RDS Proxy.
 */
export function prepareOnce<Query>(build: (db: Database) => Query): (db: Database) => Query {
  const prepared = new WeakMap<Database, Query>();
  return (db) => {
    const query = prepared.get(db) ?? build(db);
    prepared.set(db, query);
    return query;
  };
}
