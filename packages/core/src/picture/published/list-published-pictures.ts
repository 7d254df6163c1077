import { and } from "drizzle-orm";
import * as z from "zod/mini";
import type { TimedContext } from "../../context.ts";
import { decodeCursor, type Page, pageRequestSchema, toPage } from "../../paging.ts";
import { picture } from "../picture.sql.ts";
import { matchesQuery, searchQuerySchema } from "../search-query.ts";
import { type PublishedPicture, publishedColumns } from "../select-picture.ts";
import { cursorInstantSchema, isAfter, newestFirst } from "./newest-first.ts";
import { isPublishedAt } from "./published.ts";

/** What of the published pictures is wanted: a page, of all or of those that `q` finds. */
export const publishedListRequestSchema = z.strictObject({
  ...pageRequestSchema.shape,
  q: searchQuerySchema,
});
export type PublishedListRequest = z.infer<typeof publishedListRequestSchema>;

const keySchema = z.object({ publishedAt: cursorInstantSchema, id: z.uuid() });

/**
 * What the public may see at `now`, the latest first. With `q`, what has all its words, in whatever
 * English form, or its "quoted phrases", and no -word
 * (https://www.postgresql.org/docs/17/textsearch-controls.html#TEXTSEARCH-PARSING-QUERIES). Throws `InvalidInputError` for a foreign cursor.
 */
export async function listPublishedPictures(
  { db, now }: TimedContext,
  { limit, cursor, q }: PublishedListRequest,
): Promise<Page<PublishedPicture>> {
  const after = cursor === undefined ? undefined : decodeCursor(cursor, keySchema);
  const rows = await db
    .select(publishedColumns)
    .from(picture)
    .where(and(isPublishedAt(now), matchesQuery(q), after && isAfter(after)))
    .orderBy(...newestFirst)
    .limit(limit + 1);
  return toPage(rows, limit, (row) => ({
    publishedAt: row.publishedAt?.toISOString() ?? "",
    id: row.id,
  }));
}
