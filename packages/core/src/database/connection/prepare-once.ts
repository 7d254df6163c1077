import type { Database } from "./client.ts";

/**
 * A query that is built once for each database and then only run: to write the SQL of a simple
 * query takes Drizzle longer than PostgreSQL takes to answer it. `build` ends in `.prepare("")`: a
 * statement without a name is parsed again each time, as any other, and pins no session of RDS Proxy.
 */
export function prepareOnce<Query>(build: (db: Database) => Query): (db: Database) => Query {
  const built = new WeakMap<Database, Query>();
  return (db) => {
    const query = built.get(db) ?? build(db);
    built.set(db, query);
    return query;
  };
}
