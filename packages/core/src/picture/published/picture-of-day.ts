import type { Day } from "../../day.ts";
import type { PublishedPicture } from "../select-picture.ts";

/** A day and its picture: the image of the day at its end, or now if it has not ended. */
export type PictureOfDay = { readonly day: Day; readonly picture: PublishedPicture };
