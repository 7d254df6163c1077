import * as pictures from "@iotd/core/picture";
import * as z from "zod";
import { valid } from "../../http/validate.ts";

/** Checks the `id` of a picture in a path. */
export const byPictureId = valid("param", z.object({ id: pictures.pictureIdSchema }));
