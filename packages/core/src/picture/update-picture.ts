import { and, eq, isNull } from "drizzle-orm";
import type { Database } from "../database/index.ts";
import { DomainError, InvalidInputError } from "../errors.ts";
import { getEditorPicture } from "./get-picture.ts";
import { picture } from "./picture.sql.ts";
import type { PictureChanges } from "./picture.ts";
import type { EditorPicture } from "./select-picture.ts";

/**
 * Changes what an editor says of a picture; what is left out stays as it is.
 *
 * Throws "not-found", "conflict" for a deleted picture, and `InvalidInputError` where a picture
 * that is ready would lose its date.
 */
export async function updatePicture(
  ctx: { readonly db: Database; readonly now: Date },
  id: string,
  changes: PictureChanges,
): Promise<EditorPicture> {
  const current = await getEditorPicture(ctx, id);
  if (current.status === "ready" && changes.publishedAt === null) {
    throw new InvalidInputError("A picture that is ready needs a date of publication.", [
      { pointer: "/publishedAt", detail: "must not be empty" },
    ]);
  }
  const updated = await ctx.db
    .update(picture)
    .set({ ...changes, updatedAt: ctx.now })
    .where(and(eq(picture.id, id), isNull(picture.deletedAt)))
    .returning({ id: picture.id });
  if (updated.length === 0) {
    throw new DomainError("conflict", "The picture is deleted. Restore it before you change it.");
  }
  return getEditorPicture(ctx, id);
}
