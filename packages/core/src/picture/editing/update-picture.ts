import type { ChangeContext } from "../../context.ts";
import { DomainError } from "../../errors.ts";
import type { Picture } from "../picture.ts";
import { differences, focalColumns } from "./editable-fields.ts";
import type { PictureChanges } from "./editor-input.ts";
import { lockPicture, writePicture } from "./lock-picture.ts";
import { actionOf, changePublication } from "./publication.ts";
import { recordChange } from "./record-change.ts";
import { findRevisionConflict } from "./revision-conflict.ts";

/** What an editor changes. With `publishNow` the picture is shown from now on, whatever else is said of its date. */
export type PictureUpdate = PictureChanges & { readonly publishNow?: boolean };

/**
 * Changes what an editor says of a picture; what is left out stays as it is. What changes nothing is
 * no change: it neither counts as a revision nor is it written down.
 *
 * Throws "not-found", "conflict" for a deleted picture, `RevisionConflictError` for a `revision` that
 * is not the current one, and `InvalidInputError` where a picture that is ready would lose its date.
 */
export const updatePicture = (
  ctx: ChangeContext,
  id: string,
  changes: PictureUpdate,
): Promise<Picture> => changePicture(ctx, id, () => changes);

/**
 * Shows a picture from now on, whenever it was scheduled for; once it is ready if its file is still to
 * come. One that is on the site stays as it is. Throws as `updatePicture` does.
 */
export const publishPicture = (ctx: ChangeContext, id: string): Promise<Picture> =>
  changePicture(ctx, id, ({ status, draft, publishedAt }) => {
    const isDue = status === "ready" && publishedAt !== null && publishedAt <= ctx.now;
    return isDue && !draft ? {} : { publishNow: true };
  });

/** The publication of a picture that is shown from now on, or once its file is there. */
const publishedNow = ({ status }: Picture, now: Date) =>
  status === "ready" ? { publishedAt: now } : { draft: false, publishedAt: null };

/** Changes a picture as `changesOf` says once its row is locked. Throws as `updatePicture` does. */
export const changePicture = (
  context: ChangeContext,
  id: string,
  changesOf: (current: Picture) => PictureUpdate,
): Promise<Picture> =>
  lockPicture(context, id, async (ctx, current) => {
    if (current.deletedAt) {
      throw new DomainError("conflict", "The picture is deleted. Restore it before you change it.");
    }
    const { revision, publishNow, draft, publishedAt, focalPoint, ...texts } = changesOf(current);
    if (revision !== undefined && revision !== current.revision) {
      throw await findRevisionConflict(ctx, id);
    }
    // Decided here, where the row is locked: the picture may have become ready since it was shown.
    const wanted = publishNow ? publishedNow(current, ctx.now) : { draft, publishedAt };
    const publication = changePublication(current, wanted, ctx.now);
    const changed = { ...texts, ...publication, ...focalColumns(focalPoint) };
    const changes = differences(current, changed);
    if (Object.keys(changes).length === 0) return current;
    const updated = await writePicture(ctx, id, { ...changed, revision: current.revision + 1 });
    await recordChange(ctx, updated, actionOf(current, publication, ctx.now), changes);
    return updated;
  });
