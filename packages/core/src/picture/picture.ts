import type { InferSelectModel } from "drizzle-orm";
import { idSchema } from "../id.ts";
import type { picture, pictureStatuses } from "./picture.sql.ts";

/** A picture as a table row, without the column of the full-text search. */
export type Picture = Omit<InferSelectModel<typeof picture>, "search">;
export type PictureStatus = (typeof pictureStatuses)[number];

/** The id of a picture. */
export const pictureIdSchema = idSchema;
