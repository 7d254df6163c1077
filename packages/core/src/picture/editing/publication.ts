import type { AuditAction } from "../../audit/index.ts";
import { yearFault } from "../../day.ts";
import { InvalidInputError } from "../../errors.ts";
import type { Picture } from "../picture.ts";
import { isPublicationDate, type PictureChanges } from "./editor-input.ts";

/** Whether a picture is a draft, and when it is published. */
export type Publication = Pick<Picture, "draft" | "publishedAt">;

type PublicationChange = Pick<PictureChanges, "draft" | "publishedAt">;

/**
 * The publication of a picture after an editor's change. A draft that is published without a date is
 * published at `now` if it is ready, otherwise when it becomes ready.
 *
 * Throws `InvalidInputError` if the date is not a publication date, or if the change removes the date of a ready
 * picture that is not a draft.
 */
export function changePublication(
  current: Publication & Pick<Picture, "status">,
  { draft, publishedAt }: PublicationChange,
  now: Date,
): Publication {
  if (draft) return { draft, publishedAt: null };
  if (publishedAt && !isPublicationDate(publishedAt)) throw refuseDate(yearFault);
  if (publishedAt) return { draft: false, publishedAt };
  const isReady = current.status === "ready";
  if (current.draft) {
    return draft === undefined
      ? { draft: true, publishedAt: null }
      : { draft, publishedAt: isReady ? now : null };
  }
  if (publishedAt === null && isReady) {
    throw refuseDate("must not be empty");
  }
  return { draft: false, publishedAt: publishedAt === null ? null : current.publishedAt };
}

const refuseDate = (detail: string) =>
  new InvalidInputError("This publication date is not possible.", [
    { pointer: "/publishedAt", detail },
  ]);

/** The audit action for a change from one publication to another at `now`. */
export function actionOf(before: Publication, after: Publication, now: Date): AuditAction {
  if (after.draft && !before.draft) return "picture.unpublished";
  const date = after.publishedAt;
  if (date === null || date.getTime() === before.publishedAt?.getTime()) return "picture.changed";
  return date > now ? "picture.scheduled" : "picture.published";
}
