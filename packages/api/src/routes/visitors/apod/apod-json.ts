import { lazy } from "@iotd/core/lazy";
import { type PictureOfDay, toPictureJson } from "@iotd/core/picture";
import * as z from "zod/mini";
import { apodServiceVersion } from "./apod-failure.ts";

/** A picture of a day with the field names of NASA's service. */
export const apodSchema = lazy(() =>
  z.object({
    copyright: z.optional(z.string()).check(z.describe("The credit; missing if there is none.")),
    date: z.iso.date(),
    explanation: z.string().check(z.describe("The tagline.")),
    hdurl: z.optional(z.url()).check(z.describe("The widest JPEG.")),
    media_type: z.literal("image"),
    service_version: z.literal(apodServiceVersion),
    title: z.string().check(z.describe("The name.")),
    url: z.optional(z.url()).check(z.describe("A JPEG of at most 1920 pixels in width.")),
  }),
);
/** The JSON of a picture of a day. */
export type ApodJson = z.infer<ReturnType<typeof apodSchema>>;

/** One for a day, or several for a range or a count. */
export const apodAnswerSchema = lazy(() => z.union([apodSchema(), z.array(apodSchema())]));

/** A picture of a day as NASA's JSON. `origin` is put before the paths of the files. */
export function toApodJson({ day, picture }: PictureOfDay, origin: string): ApodJson {
  const { name, tagline, credit, image, variants } = toPictureJson(picture, origin);
  const widest = variants.findLast(({ format }) => format === "jpeg");
  return {
    ...(credit !== null && { copyright: credit }),
    date: day,
    explanation: tagline,
    ...(widest && { hdurl: widest.url }),
    media_type: "image",
    service_version: apodServiceVersion,
    title: name,
    ...(image && { url: image.src }),
  };
}
