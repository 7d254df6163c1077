import type { InferSelectModel } from "drizzle-orm";
import * as z from "zod/mini";
import type { picture, pictureStatuses } from "./picture.sql.ts";

export type Picture = InferSelectModel<typeof picture>;
export type PictureStatus = (typeof pictureStatuses)[number];

export const pictureIdSchema = z.uuid("must be a UUID");
