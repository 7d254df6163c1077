import { and, eq, gt, isNull, lte, type SQL } from "drizzle-orm";
import { picture } from "../picture.sql.ts";

/** The states of pictures that editors see. Each picture that is not deleted is in exactly one. */
export const pictureStates = [
  "draft",
  "scheduled",
  "published",
  "in_preparation",
  "refused",
  "no_file",
] as const;
export type PictureState = (typeof pictureStates)[number];

/** A condition: the picture is in `state` at `now` and is not deleted. */
export const isInState = (state: PictureState, now: Date): SQL | undefined =>
  and(isNull(picture.deletedAt), conditionOf(state, now));

function conditionOf(state: PictureState, now: Date): SQL | undefined {
  const isReady = eq(picture.status, "ready");
  switch (state) {
    case "draft":
      return and(isReady, eq(picture.draft, true));
    case "scheduled":
      return and(isReady, gt(picture.publishedAt, now));
    case "published":
      return and(isReady, lte(picture.publishedAt, now));
    case "in_preparation":
      return eq(picture.status, "processing");
    case "refused":
      return eq(picture.status, "rejected");
    case "no_file":
      return eq(picture.status, "awaiting_upload");
  }
}
