import { and, desc, eq, isNotNull, isNull, sql } from "drizzle-orm";
import * as z from "zod";
import type { TimedContext } from "../../context.ts";
import { decodeCursor, type Page, pageRequestSchema, toPage } from "../../paging.ts";
import { picture, pictureStatuses } from "../picture.sql.ts";
import type { Picture } from "../picture.ts";
import { cursorInstantSchema } from "../published/newest-first.ts";
import { matchesQuery, searchQuerySchema } from "../search-query.ts";
import { editorColumns } from "../select-picture.ts";
import { isInState, pictureStates } from "./picture-state.ts";

export const editorListRequestSchema = z.strictObject({
  ...pageRequestSchema.shape,
  status: z.enum(pictureStatuses).optional().describe("How far its file has come."),
  state: z
    .enum(pictureStates)
    .optional()
    .describe("Its state on the site; `scheduled` means that its date is in the future."),
  q: searchQuerySchema,
  sort: z
    .enum(["uploaded", "published"])
    .default("uploaded")
    .describe(
      "`uploaded` has the newest upload first; `published` the latest date, and before it what has none.",
    ),
  deleted: z
    .enum(["true", "false"])
    .default("false")
    .describe("`true` lists those that were deleted and can be restored, and no others."),
});
export type EditorListRequest = z.infer<typeof editorListRequestSchema>;

const keySchema = z.object({
  publishedAt: z.union([z.literal("infinity"), cursorInstantSchema]).optional(),
  id: z.uuid(),
});

/** What has no date comes before what has the latest. */
const publicationOf = sql`coalesce(${picture.publishedAt}, 'infinity'::timestamptz)`;

/**
 * Pictures as editors look for them: the newest upload first (ids are UUIDv7, so their order is that
 * of creation), or the latest date of publication. Throws `InvalidInputError` for a foreign cursor.
 */
export async function listEditorPictures(
  { db, now }: TimedContext,
  { limit, cursor, status, state, q, sort, deleted }: EditorListRequest,
): Promise<Page<Picture>> {
  const after = cursor === undefined ? undefined : decodeCursor(cursor, keySchema);
  const isByDate = sort === "published";
  const rows = await db
    .select(editorColumns)
    .from(picture)
    .where(
      and(
        deleted === "true" ? isNotNull(picture.deletedAt) : isNull(picture.deletedAt),
        status && eq(picture.status, status),
        state && isInState(state, now),
        matchesQuery(q),
        after && isByDate
          ? sql`(${publicationOf}, ${picture.id}) < (${after.publishedAt ?? "infinity"}::timestamptz, ${after.id}::uuid)`
          : undefined,
        after && !isByDate ? sql`${picture.id} < ${after.id}::uuid` : undefined,
      ),
    )
    .orderBy(...(isByDate ? [sql`${publicationOf} desc`] : []), desc(picture.id))
    .limit(limit + 1);
  return toPage(rows, limit, ({ id, publishedAt }) => ({
    id,
    ...(isByDate && { publishedAt: publishedAt?.toISOString() ?? "infinity" }),
  }));
}
