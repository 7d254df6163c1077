import type { Day } from "../../day.ts";
import type { PublishedPicture } from "../select-picture.ts";

/** A day and its picture: the one in effect when the day ended, or now if it has not ended. */
export type PictureOfDay = { readonly day: Day; readonly picture: PublishedPicture };
