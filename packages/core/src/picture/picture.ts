import type { InferSelectModel } from "drizzle-orm";
import * as z from "zod/mini";
import type { picture, pictureStatuses } from "./picture.sql.ts";

/** A picture as a table row, without the column of the full-text search. */
export type Picture = Omit<InferSelectModel<typeof picture>, "search">;
export type PictureStatus = (typeof pictureStatuses)[number];

/** The id of a picture. */
export const pictureIdSchema = z.uuid("must be a UUID");
