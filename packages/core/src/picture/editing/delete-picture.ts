import type { ChangeContext } from "../../context.ts";
import { day } from "../../duration.ts";
import { DomainError } from "../../errors.ts";
import { restoreDays } from "../limits.ts";
import type { Picture } from "../picture.ts";
import { lockPicture, writePicture } from "./lock-picture.ts";
import { recordChange } from "./record-change.ts";

/** Takes a picture from the site; it can be restored for `restoreDays`. Deleting twice is deleting once. Throws "not-found". */
export const deletePicture = (context: ChangeContext, id: string): Promise<Picture> =>
  lockPicture(context, id, async (ctx, current) => {
    if (current.deletedAt) return current;
    await recordChange(ctx, current, "picture.deleted");
    return writePicture(ctx, id, { deletedAt: ctx.now });
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
    await recordChange(ctx, current, "picture.restored");
    return writePicture(ctx, id, { deletedAt: null });
  });

/** Pictures deleted after this instant can still be restored at `now`. */
export const restorableSince = (now: Date): Date => new Date(now.getTime() - restoreDays * day);
