import { and, desc, eq, isNotNull, isNull, lt, sql } from "drizzle-orm";
import * as z from "zod";
import type { TimedContext } from "../../context.ts";
import { decodeCursor, type Page, pageRequestSchema, toPage } from "../../paging.ts";
import { picture, pictureStatuses } from "../picture.sql.ts";
import type { Picture } from "../picture.ts";
import { cursorInstantSchema } from "../published/newest-first.ts";
import { isAmongMatches, searchQuerySchema } from "../search-query.ts";
import { editorColumns } from "../select-picture.ts";
import { isInState, pictureStates } from "./picture-state.ts";

/** A page of the editors' list of pictures, with optional filters. */
export const editorListRequestSchema = z.strictObject({
  ...pageRequestSchema.shape,
  status: z.enum(pictureStatuses).optional().describe("The status of its file."),
  state: z
    .enum(pictureStates)
    .optional()
    .describe("Its state on the site. `scheduled` means that its date is in the future."),
  q: searchQuerySchema,
  sort: z
    .enum(["uploaded", "published"])
    .default("uploaded")
    .describe(
      "`uploaded`: newest upload first. `published`: pictures without a date first, then the latest date first.",
    ),
  deleted: z
    .enum(["true", "false"])
    .default("false")
    .describe("`true` lists only deleted pictures, which can be restored."),
});
export type EditorListRequest = z.infer<typeof editorListRequestSchema>;

const keySchema = z.object({
  publishedAt: z.union([z.literal("infinity"), cursorInstantSchema]).optional(),
  id: z.uuid(),
});

/** Pictures that come after `key` in the order by publication date. Those without a date come first. */
const isAfterDate = ({ publishedAt = "infinity", id }: z.infer<typeof keySchema>) =>
  publishedAt === "infinity"
    ? sql`(${picture.publishedAt} is not null or ${picture.id} < ${id}::uuid)`
    : sql`(${picture.publishedAt}, ${picture.id}) < (${publishedAt}::timestamptz, ${id}::uuid)`;

/**
 * A page of the pictures that match the filters, sorted by upload or by publication date. Ids are
 * UUIDv7, so they sort by upload. Throws `InvalidInputError` for an invalid cursor.
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
        isAmongMatches(q),
        after && (isByDate ? isAfterDate(after) : lt(picture.id, after.id)),
      ),
    )
    // In descending order nulls come first.
    .orderBy(...(isByDate ? [desc(picture.publishedAt)] : []), desc(picture.id))
    .limit(limit + 1);
  return toPage(rows, limit, ({ id, publishedAt }) => ({
    id,
    ...(isByDate && { publishedAt: publishedAt?.toISOString() ?? "infinity" }),
  }));
}
