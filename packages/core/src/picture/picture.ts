import type { InferSelectModel } from "drizzle-orm";
import * as z from "zod/mini";
import type { picture, pictureStatuses } from "./picture.sql.ts";

/** A picture as its row says, without what only PostgreSQL reads. */
export type Picture = Omit<InferSelectModel<typeof picture>, "search">;
export type PictureStatus = (typeof pictureStatuses)[number];

export const pictureIdSchema = z.uuid("must be a UUID");
