import { and, desc, sql } from "drizzle-orm";
import * as z from "zod/mini";
import type { Database } from "../database/index.ts";
import { decodeCursor, type Page, type PageRequest, toPage } from "../paging.ts";
import { picture } from "./picture.sql.ts";
import { isPublishedAt } from "./published.ts";
import { type PublishedPicture, publishedColumns } from "./select-picture.ts";

/** PostgreSQL knows no year 0000, which `datetime` lets pass. */
const keySchema = z.object({
  publishedAt: z.iso.datetime().check(z.refine((instant) => instant >= "0001")),
  id: z.uuid(),
});

/** What the public may see at `now`, the latest first. Throws `InvalidInputError` for a foreign cursor. */
export async function listPublishedPictures(
  { db, now }: { readonly db: Database; readonly now: Date },
  { limit, cursor }: PageRequest,
): Promise<Page<PublishedPicture>> {
  const after = cursor === undefined ? undefined : decodeCursor(cursor, keySchema);
  const rows = await db
    .select(publishedColumns)
    .from(picture)
    .where(
      and(
        isPublishedAt(now),
        after &&
          sql`(${picture.publishedAt}, ${picture.id}) < (${after.publishedAt}::timestamptz, ${after.id}::uuid)`,
      ),
    )
    .orderBy(desc(picture.publishedAt), desc(picture.id))
    .limit(limit + 1);
  return toPage(rows, limit, (row) => ({
    publishedAt: row.publishedAt?.toISOString() ?? "",
    id: row.id,
  }));
}
