import { sql } from "drizzle-orm";
import type { Database } from "../connection/client.ts";
import type { Migration } from "./migration-files.ts";

/**
 * A migration that a database has, by whichever version of the code. Without a name one that was applied
 * before names were kept: nothing is known of it.
 */
export type AppliedMigration = {
  readonly name: string | null;
  /** In milliseconds since 1970. */
  readonly madeAt: number;
  readonly isExpandOnly: boolean;
};

/** What `db` has, oldest first, as `iotd_owner`; changes nothing. */
export async function listApplied(db: Database): Promise<readonly AppliedMigration[]> {
  if (!(await hasTable(db, "drizzle.__drizzle_migrations"))) return [];
  const known = (await hasTable(db, "drizzle.applied_migration"))
    ? sql`drizzle.applied_migration`
    : sql`(select null::bigint as made_at, null::text as name, null::boolean as is_expand_only)`;
  const { rows } = await db.execute<{
    name: string | null;
    made_at: string;
    is_expand_only: boolean;
  }>(
    sql`select name, created_at::text as made_at, coalesce(is_expand_only, false) as is_expand_only
      from drizzle.__drizzle_migrations left join ${known} as known on made_at = created_at
      order by created_at`,
  );
  return rows.map((row) => ({
    name: row.name,
    madeAt: Number(row.made_at),
    isExpandOnly: row.is_expand_only,
  }));
}

/**
 * Keeps, beside Drizzle's own journal, what older code has to know of `migrations`, which `db` has. Belongs in
 * the transaction that applies them. The version that ran last is right about those that it knows.
 */
export async function recordApplied(db: Database, migrations: readonly Migration[]): Promise<void> {
  await db.execute(sql`create table if not exists drizzle.applied_migration (
    made_at bigint primary key, name text not null, is_expand_only boolean not null)`);
  await db.execute(sql`
    insert into drizzle.applied_migration as kept (made_at, name, is_expand_only)
    select "madeAt", name, "isExpandOnly"
    from jsonb_to_recordset(${JSON.stringify(migrations)}::jsonb)
      as known ("madeAt" bigint, name text, "isExpandOnly" boolean)
    on conflict (made_at) do update set name = excluded.name, is_expand_only = excluded.is_expand_only
    where (kept.name, kept.is_expand_only) <> (excluded.name, excluded.is_expand_only)`);
}

async function hasTable(db: Database, name: string): Promise<boolean> {
  const { rows } = await db.execute<{ exists: boolean }>(
    sql`select to_regclass(${name}) is not null as exists`,
  );
  return rows[0]?.exists ?? false;
}
