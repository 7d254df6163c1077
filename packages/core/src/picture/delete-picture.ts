import { and, eq, gt, isNull } from "drizzle-orm";
import type { Database } from "../database/index.ts";
import { DomainError } from "../errors.ts";
import { getEditorPicture } from "./get-picture.ts";
import { restoreDays } from "./limits.ts";
import { picture } from "./picture.sql.ts";
import type { Picture } from "./picture.ts";

/** Takes a picture from the site; it can be restored for `restoreDays`. Deleting twice is deleting once. Throws "not-found". */
export async function deletePicture(
  ctx: { readonly db: Database; readonly now: Date },
  id: string,
): Promise<void> {
  await ctx.db
    .update(picture)
    .set({ deletedAt: ctx.now, updatedAt: ctx.now })
    .where(and(eq(picture.id, id), isNull(picture.deletedAt)));
  await getEditorPicture(ctx, id);
}

/** Brings a deleted picture back as it was; one that is not deleted stays as it is. Throws "not-found", and "conflict" once it is too late. */
export async function restorePicture(
  ctx: { readonly db: Database; readonly now: Date },
  id: string,
): Promise<Picture> {
  await ctx.db
    .update(picture)
    .set({ deletedAt: null, updatedAt: ctx.now })
    .where(and(eq(picture.id, id), gt(picture.deletedAt, restorableSince(ctx.now))));
  const current = await getEditorPicture(ctx, id);
  if (current.deletedAt) {
    throw new DomainError(
      "conflict",
      `A picture can be restored for ${restoreDays} days, and those are over.`,
    );
  }
  return current;
}

/** Pictures deleted after this instant can still be restored at `now`. */
export const restorableSince = (now: Date): Date =>
  new Date(now.getTime() - restoreDays * 24 * 60 * 60 * 1_000);
