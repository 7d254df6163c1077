import { inArray } from "drizzle-orm";
import type { DatabaseContext } from "../context.ts";
import { user } from "./user.sql.ts";

/** The names of accounts by id. Ids without an account are left out. */
export async function listNames(
  { db }: DatabaseContext,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .select({ id: user.id, name: user.name })
    .from(user)
    .where(inArray(user.id, [...ids]));
  return new Map(rows.map(({ id, name }) => [id, name]));
}
