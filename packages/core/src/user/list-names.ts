import { inArray } from "drizzle-orm";
import type { DatabaseContext } from "../context.ts";
import { user } from "./user.sql.ts";

/** The names of those of `ids` who still have an account. */
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
