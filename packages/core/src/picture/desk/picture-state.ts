import { and, eq, gt, isNull, lte, type SQL } from "drizzle-orm";
import { picture } from "../picture.sql.ts";

/** How a picture stands with the site, as editors think of it; each that is not deleted is in one. */
export const pictureStates = [
  "draft",
  "scheduled",
  "published",
  "in_preparation",
  "refused",
  "no_file",
] as const;
export type PictureState = (typeof pictureStates)[number];

/** Pictures in `state` at `now`, deleted ones left out. */
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
