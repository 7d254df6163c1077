import { eq } from "drizzle-orm";
import { DomainError } from "../errors.ts";
import { getEditorPicture } from "./get-picture.ts";
import { restoreDays } from "./limits.ts";
import { type ChangeContext, lockPicture } from "./lock-picture.ts";
import { picture } from "./picture.sql.ts";
import type { Picture } from "./picture.ts";
import { recordChange } from "./record-change.ts";

/** Takes a picture from the site; it can be restored for `restoreDays`. Deleting twice is deleting once. Throws "not-found". */
export const deletePicture = (context: ChangeContext, id: string): Promise<Picture> =>
  lockPicture(context, id, async (ctx, current) => {
    if (current.deletedAt) return current;
    await setDeletedAt(ctx, id, ctx.now);
    await recordChange(ctx, current, "picture.deleted");
    return getEditorPicture(ctx, id);
  });

/** Brings a deleted picture back as it was; one that is not deleted stays as it is. Throws "not-found", and "conflict" once it is too late. */
export const restorePicture = (context: ChangeContext, id: string): Promise<Picture> =>
  lockPicture(context, id, async (ctx, current) => {
    if (!current.deletedAt) return current;
    if (current.deletedAt <= restorableSince(ctx.now)) {
      throw new DomainError(
        "conflict",
        `A picture can be restored for ${restoreDays} days, and those are over.`,
      );
    }
    await setDeletedAt(ctx, id, null);
    await recordChange(ctx, current, "picture.restored");
    return getEditorPicture(ctx, id);
  });

/** Pictures deleted after this instant can still be restored at `now`. */
export const restorableSince = (now: Date): Date =>
  new Date(now.getTime() - restoreDays * 24 * 60 * 60 * 1_000);

const setDeletedAt = ({ db, now }: ChangeContext, id: string, deletedAt: Date | null) =>
  db.update(picture).set({ deletedAt, updatedAt: now }).where(eq(picture.id, id));
