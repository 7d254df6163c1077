import type { ChangeContext } from "../../context.ts";
import { day } from "../../duration.ts";
import { DomainError } from "../../errors.ts";
import { restoreDays } from "../limits.ts";
import type { Picture } from "../picture.ts";
import { lockPicture, writePicture } from "./lock-picture.ts";
import { recordChange } from "./record-change.ts";

/** Removes a picture from the site. It can be restored for `restoreDays`. Idempotent. Throws "not-found". */
export const deletePicture = (context: ChangeContext, id: string): Promise<Picture> =>
  lockPicture(context, id, async (ctx, current) => {
    if (current.deletedAt) return current;
    await recordChange(ctx, current, "picture.deleted");
    return writePicture(ctx, id, { deletedAt: ctx.now });
  });

/** Restores a deleted picture. Idempotent. Throws "not-found", and "conflict" after `restoreDays`. */
export const restorePicture = (context: ChangeContext, id: string): Promise<Picture> =>
  lockPicture(context, id, async (ctx, current) => {
    if (!current.deletedAt) return current;
    if (current.deletedAt <= restorableSince(ctx.now)) {
      throw new DomainError(
        "conflict",
        `The picture was deleted ${restoreDays} or more days ago. It can no longer be restored.`,
      );
    }
    await recordChange(ctx, current, "picture.restored");
    return writePicture(ctx, id, { deletedAt: null });
  });

/** Pictures that were deleted after this instant can be restored at `now`. */
export const restorableSince = (now: Date): Date => new Date(now.getTime() - restoreDays * day);
