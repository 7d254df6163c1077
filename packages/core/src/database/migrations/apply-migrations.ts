import { sql } from "drizzle-orm";
import { readMigrationFiles } from "drizzle-orm/migrator";
import type { Database } from "../connection/client.ts";
import type { Migration } from "./migration-files.ts";

/**
 * Applies `pending` of `folder` in the transaction `tx`, as `iotd_owner`, and enters them in the journal that
 * Drizzle keeps. Drizzle's own migrator commits by itself, even inside a transaction: what has to be kept
 * together with the migrations would come after them, or never.
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
