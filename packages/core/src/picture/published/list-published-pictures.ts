import { and } from "drizzle-orm";
import * as z from "zod/mini";
import type { TimedContext } from "../../context.ts";
import { decodeCursor, type Page, pageRequestSchema, toPage } from "../../paging.ts";
import { picture } from "../picture.sql.ts";
import { searchQuerySchema } from "../search-query.ts";
import { type PublishedPicture, publishedColumns } from "../select-picture.ts";
import { cursorInstantSchema, isAfter, newestFirst } from "./newest-first.ts";
import { isPublishedAt } from "./published.ts";
import { isFoundByPublicSearch } from "./search-published.ts";

/**
 * A page of the published pictures: of all, or of those that match the search query `q`. Unknown fields are
 * ignored, because other sites add some to links.
 */
export const publishedListRequestSchema = z.object({
  ...pageRequestSchema.shape,
  q: searchQuerySchema,
});
export type PublishedListRequest = z.infer<typeof publishedListRequestSchema>;

const keySchema = z.object({ publishedAt: cursorInstantSchema, id: z.uuid() });

/**
 * A page of the pictures that the public may see at `now`, latest first. The syntax of `q` is that of
 * `websearch_to_tsquery`, with English word forms
 * (https://www.postgresql.org/docs/17/textsearch-controls.html#TEXTSEARCH-PARSING-QUERIES).
 * Throws `InvalidInputError` for an invalid cursor.
 */
export async function listPublishedPictures(
  { db, now }: TimedContext,
  { limit, cursor, q }: PublishedListRequest,
): Promise<Page<PublishedPicture>> {
  const after = cursor === undefined ? undefined : decodeCursor(cursor, keySchema);
  const rows = await db
    .select(publishedColumns)
    .from(picture)
    .where(
      and(
        isPublishedAt(now),
        q ? isFoundByPublicSearch({ q, now, after, maximum: limit + 1 }) : after && isAfter(after),
      ),
    )
    .orderBy(...newestFirst)
    .limit(limit + 1);
  return toPage(rows, limit, (row) => ({
    publishedAt: row.publishedAt?.toISOString() ?? "",
    id: row.id,
  }));
}
