import type { ChangeContext } from "../../context.ts";
import { DomainError } from "../../errors.ts";
import type { Picture } from "../picture.ts";
import { differences, focalColumns } from "./editable-fields.ts";
import type { PictureChanges } from "./editor-input.ts";
import { lockPicture, writePicture } from "./lock-picture.ts";
import { actionOf, changePublication } from "./publication.ts";
import { recordChange } from "./record-change.ts";
import { findRevisionConflict } from "./revision-conflict.ts";

/** An editor's changes. `publishNow` publishes the picture now, or when it is ready, and takes precedence over `draft` and `publishedAt`. */
export type PictureUpdate = PictureChanges & { readonly publishNow?: boolean };

/**
 * Changes a picture. Fields that are left out stay unchanged. If no value differs, there is no new
 * revision and no audit entry.
 *
 * Throws "not-found", "conflict" for a deleted picture, `RevisionConflictError` if `revision` is not
 * the current one, and `InvalidInputError` if a ready picture would lose its publication date.
 */
export const updatePicture = (
  ctx: ChangeContext,
  id: string,
  changes: PictureUpdate,
): Promise<Picture> => changePicture(ctx, id, () => changes);

/**
 * Publishes a picture now, even if it was scheduled for later, or when it becomes ready. A picture that
 * is already published stays unchanged. Throws as `updatePicture` does.
 */
export const publishPicture = (ctx: ChangeContext, id: string): Promise<Picture> =>
  changePicture(ctx, id, ({ status, draft, publishedAt }) => {
    const isDue = status === "ready" && publishedAt !== null && publishedAt <= ctx.now;
    return isDue && !draft ? {} : { publishNow: true };
  });

/** The change that publishes a picture now, or when it becomes ready. */
const publishedNow = ({ status }: Picture, now: Date) =>
  status === "ready" ? { publishedAt: now } : { draft: false, publishedAt: null };

/** Changes a picture. `changesOf` gets the locked row and returns the changes. Throws as `updatePicture` does. */
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
    // Decided under the lock: the picture may have become ready since the editor opened it.
    const requested = publishNow ? publishedNow(current, ctx.now) : { draft, publishedAt };
    const publication = changePublication(current, requested, ctx.now);
    const changed = { ...texts, ...publication, ...focalColumns(focalPoint) };
    const changes = differences(current, changed);
    if (Object.keys(changes).length === 0) return current;
    const updated = await writePicture(ctx, id, { ...changed, revision: current.revision + 1 });
    await recordChange(ctx, updated, actionOf(current, publication, ctx.now), changes);
    return updated;
  });
