import { desc, type SQL, sql } from "drizzle-orm";
import * as z from "zod/mini";
import { picture } from "../picture.sql.ts";

/** The order of published pictures. The id decides between equal dates, so that the order is total. */
export const newestFirst = [desc(picture.publishedAt), desc(picture.id)] as const;

/** An instant in a cursor. PostgreSQL has no year 0000, but `datetime` accepts it. */
export const cursorInstantSchema = z.iso.datetime().check(z.refine((instant) => instant >= "0001"));

/** Pictures that come after `key` in the order `newestFirst`: the condition of keyset pagination. */
export const isAfter = (key: {
  readonly publishedAt: string | undefined;
  readonly id: string;
}): SQL =>
  sql`(${picture.publishedAt}, ${picture.id}) < (${key.publishedAt}::timestamptz, ${key.id}::uuid)`;
