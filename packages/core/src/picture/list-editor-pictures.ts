import { and, desc, eq, isNotNull, isNull, lt } from "drizzle-orm";
import * as z from "zod";
import type { Database } from "../database/index.ts";
import { decodeCursor, type Page, pageRequestSchema, toPage } from "../paging.ts";
import { picture, pictureStatuses } from "./picture.sql.ts";
import type { Picture } from "./picture.ts";
import { editorColumns } from "./select-picture.ts";

export const editorListRequestSchema = z.strictObject({
  ...pageRequestSchema.shape,
  status: z.enum(pictureStatuses).optional(),
  /** Whether to list the pictures that are there or those that were deleted and can be restored. */
  deleted: z.enum(["true", "false"]).default("false"),
});
export type EditorListRequest = z.infer<typeof editorListRequestSchema>;

const keySchema = z.object({ id: z.uuid() });

/** All pictures, the newest upload first: ids are UUIDv7, so their order is that of creation. */
export async function listEditorPictures(
  { db }: { readonly db: Database },
  { limit, cursor, status, deleted }: EditorListRequest,
): Promise<Page<Picture>> {
  const after = cursor === undefined ? undefined : decodeCursor(cursor, keySchema);
  const rows = await db
    .select(editorColumns)
    .from(picture)
    .where(
      and(
        deleted === "true" ? isNotNull(picture.deletedAt) : isNull(picture.deletedAt),
        status && eq(picture.status, status),
        after && lt(picture.id, after.id),
      ),
    )
    .orderBy(desc(picture.id))
    .limit(limit + 1);
  return toPage(rows, limit, ({ id }) => ({ id }));
}
