import type { Database } from "../database/index.ts";
import type { Day } from "../day.ts";
import type { PublishedPicture } from "./select-picture.ts";

/** What questions about days are answered from. */
export type DaysContext = {
  readonly db: Database;
  readonly now: Date;
  /** An IANA time zone: where the site's days begin. */
  readonly siteTimeZone: string;
};

/** A day and its picture: the one in effect when the day ended, or now if it has not ended. */
export type PictureOfDay = { readonly day: Day; readonly picture: PublishedPicture };
