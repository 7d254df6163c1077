import { sql } from "drizzle-orm";
import { readMigrationFiles } from "drizzle-orm/migrator";
import type { Database } from "../connection/client.ts";
import type { Migration } from "./migration-files.ts";

/**
 * Applies the migrations `pending` from `folder` in the transaction `tx` and adds them to Drizzle's
 * journal. Needs the role `iotd_owner`. Drizzle's own migrator cannot be used: it commits by itself,
 * so other changes could not be made in the same transaction.
 */
export async function applyMigrations(
  tx: Database,
  folder: string,
  pending: readonly Migration[],
): Promise<void> {
  await tx.execute(sql`create schema if not exists drizzle`);
  await tx.execute(sql`create table if not exists drizzle.__drizzle_migrations (
    id serial primary key, hash text not null, created_at bigint)`);
  const files = readMigrationFiles({ migrationsFolder: folder });
  for (const { folderMillis, hash, sql: statements } of files) {
    if (!pending.some(({ madeAt }) => madeAt === folderMillis)) continue;
    for (const statement of statements) await tx.execute(sql.raw(statement));
    await tx.execute(
      sql`insert into drizzle.__drizzle_migrations (hash, created_at) values (${hash}, ${folderMillis})`,
    );
  }
}
