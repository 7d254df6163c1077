import { and, eq, isNull, ne } from "drizzle-orm";
import type { Database } from "../database/index.ts";
import { DomainError, InvalidInputError } from "../errors.ts";
import type { PictureChanges } from "./editor-input.ts";
import { getEditorPicture } from "./get-picture.ts";
import { picture } from "./picture.sql.ts";
import type { Picture } from "./picture.ts";

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
): Promise<Picture> {
  const updated = await ctx.db
    .update(picture)
    .set({ ...changes, updatedAt: ctx.now })
    .where(
      and(
        eq(picture.id, id),
        isNull(picture.deletedAt),
        // In the statement itself, as the picture may become ready at any moment.
        changes.publishedAt === null ? ne(picture.status, "ready") : undefined,
      ),
    )
    .returning({ id: picture.id });
  const current = await getEditorPicture(ctx, id);
  if (updated.length > 0) return current;
  if (current.deletedAt) {
    throw new DomainError("conflict", "The picture is deleted. Restore it before you change it.");
  }
  throw new InvalidInputError("A picture that is ready needs a date of publication.", [
    { pointer: "/publishedAt", detail: "must not be empty" },
  ]);
}
