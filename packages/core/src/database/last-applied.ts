import { sql } from "drizzle-orm";
import type { Database } from "./client.ts";

/** When the newest applied migration was made, in milliseconds since 1970; 0 for an empty database. */
export async function lastApplied(db: Database): Promise<number> {
  const { rows: tables } = await db.execute<{ name: string | null }>(
    sql`select to_regclass('drizzle.__drizzle_migrations')::text as name`,
  );
  if (!tables[0]?.name) return 0;
  const { rows } = await db.execute<{ newest: string | null }>(
    sql`select max(created_at)::text as newest from drizzle.__drizzle_migrations`,
  );
  return Number(rows[0]?.newest ?? 0);
}
