import type { AuditAction } from "../../audit/index.ts";
import { InvalidInputError } from "../../errors.ts";
import type { Picture } from "../picture.ts";
import type { PictureChanges } from "./editor-input.ts";

/** Whether and from when a picture is on the site. */
export type Publication = Pick<Picture, "draft" | "publishedAt">;

type PublicationChange = Pick<PictureChanges, "draft" | "publishedAt">;

/**
 * Where a picture stands once an editor's wish is granted. A draft that is ready and becomes none is
 * published at `now`, unless it gets a date; one whose file is still to come, when it is ready.
 *
 * Throws `InvalidInputError` where a picture that is on the site would lose its date.
 */
export function changePublication(
  current: Publication & Pick<Picture, "status">,
  { draft, publishedAt }: PublicationChange,
  now: Date,
): Publication {
  if (draft) return { draft, publishedAt: null };
  if (publishedAt) return { draft: false, publishedAt };
  const isReady = current.status === "ready";
  if (current.draft) {
    return draft === undefined
      ? { draft: true, publishedAt: null }
      : { draft, publishedAt: isReady ? now : null };
  }
  if (publishedAt === null && isReady) {
    throw new InvalidInputError("A picture that is ready needs a date of publication.", [
      { pointer: "/publishedAt", detail: "must not be empty" },
    ]);
  }
  return { draft: false, publishedAt: publishedAt === null ? null : current.publishedAt };
}

/** What people call a change from one publication to another at `now`. */
export function actionOf(before: Publication, after: Publication, now: Date): AuditAction {
  if (after.draft && !before.draft) return "picture.unpublished";
  const date = after.publishedAt;
  if (date === null || date.getTime() === before.publishedAt?.getTime()) return "picture.changed";
  return date > now ? "picture.scheduled" : "picture.published";
}
