import { sql } from "drizzle-orm";
import type { Database } from "../connection/client.ts";
import type { Migration } from "./migration-files.ts";

/**
 * A migration that was applied to a database, by any version of the code. `name` is null for one that
 * was applied before names were recorded.
 */
export type AppliedMigration = {
  readonly name: string | null;
  /** When the migration was generated, in milliseconds since 1970. It identifies the migration. */
  readonly madeAt: number;
  readonly isExpandOnly: boolean;
};

/** The migrations that were applied to `db`, oldest first. Read-only. Needs the role `iotd_owner`. */
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
 * Records the name of each of `migrations` and whether it is expand-only, for older versions of the
 * code, which do not have their files. Drizzle's own journal has neither. Call it in the transaction
 * that applies them. It overwrites what an earlier version recorded.
 */
export async function recordApplied(db: Database, migrations: readonly Migration[]): Promise<void> {
  await db.execute(sql`create table if not exists drizzle.applied_migration (
    made_at bigint primary key, name text not null, is_expand_only boolean not null)`);
  await db.execute(sql`
    insert into drizzle.applied_migration as recorded (made_at, name, is_expand_only)
    select "madeAt", name, "isExpandOnly"
    from jsonb_to_recordset(${JSON.stringify(migrations)}::jsonb)
      as known ("madeAt" bigint, name text, "isExpandOnly" boolean)
    on conflict (made_at) do update set name = excluded.name, is_expand_only = excluded.is_expand_only
    where (recorded.name, recorded.is_expand_only) <> (excluded.name, excluded.is_expand_only)`);
}

async function hasTable(db: Database, name: string): Promise<boolean> {
  const { rows } = await db.execute<{ exists: boolean }>(
    sql`select to_regclass(${name}) is not null as exists`,
  );
  return rows[0]?.exists ?? false;
}
