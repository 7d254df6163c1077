import * as z from "zod/mini";
import { lazy } from "../lazy.ts";
import { pictureLimits, variantFormats } from "./limits.ts";
import { pictureStatuses } from "./picture.sql.ts";
import { rejectionCodes } from "./rejection.ts";

/** An instant as JSON has it. */
const instant = () => z.iso.datetime();
const pixels = () => z.int().check(z.minimum(1));
const share = () => z.number().check(z.minimum(0), z.maximum(1));

export const variantJsonSchema = lazy(() =>
  z.object({
    url: z.url(),
    format: z.enum(variantFormats),
    width: pixels().check(z.describe("In pixels, as is `height`.")),
    height: pixels(),
    byteSize: z.int().check(z.minimum(1)),
  }),
);
export type VariantJson = z.infer<ReturnType<typeof variantJsonSchema>>;

/** What an `img` in a `picture` element needs. */
export const imageJsonSchema = lazy(() =>
  z.object({
    src: z.url().check(z.describe("A JPEG for clients that do not support `srcset`.")),
    srcset: z.string(),
    sources: z
      .array(z.object({ type: z.string(), srcset: z.string() }))
      .check(z.describe("One for each format, the best first.")),
  }),
);
export type ImageJson = z.infer<ReturnType<typeof imageJsonSchema>>;

const focalPointSchema = lazy(() => z.object({ x: share(), y: share() }));
export type FocalPoint = z.infer<ReturnType<typeof focalPointSchema>>;

const pictureShape = () => ({
  id: z.uuid(),
  name: z.string().check(z.maxLength(pictureLimits.nameCharacters)),
  tagline: z.string().check(z.maxLength(pictureLimits.taglineCharacters)),
  alt: z
    .nullable(z.string())
    .check(z.describe("What the picture shows, for people who cannot see it.")),
  credit: z.nullable(z.string()).check(z.describe("Who made the picture.")),
  status: z.enum(pictureStatuses),
  publishedAt: z.nullable(instant()),
  createdAt: instant(),
  updatedAt: instant(),
  width: z.nullable(pixels()).check(z.describe("Of the original, in pixels, as is `height`.")),
  height: z.nullable(pixels()),
  placeholder: z
    .nullable(z.string())
    .check(z.describe("ThumbHash in base64: what to show until the picture is there.")),
  focalPoint: z
    .nullable(focalPointSchema())
    .check(
      z.describe(
        "What must not be cropped, from the upper left corner: 0 to 1 of the width and of the height. Null means the middle.",
      ),
    ),
  image: z
    .nullable(imageJsonSchema())
    .check(
      z.describe("What an `img` in a `picture` element needs. Null until the picture is ready."),
    ),
  variants: z
    .array(variantJsonSchema())
    .check(z.describe("Every file there is of it, of each format the narrowest first.")),
});

/** A picture as the public reads it; instants are RFC 3339 in UTC. */
export const pictureJsonSchema = lazy(() => z.object(pictureShape()));
export type PictureJson = z.infer<ReturnType<typeof pictureJsonSchema>>;

/** A picture as editors read it. */
export const editorPictureJsonSchema = lazy(() =>
  z.object({
    ...pictureShape(),
    contentType: z.string(),
    byteSize: z.int(),
    sha256: z.string().check(z.describe("Of the uploaded file, in base64.")),
    rejection: z
      .nullable(z.object({ code: z.enum(rejectionCodes), detail: z.string() }))
      .check(z.describe("Why the upload was refused.")),
    draft: z
      .boolean()
      .check(z.describe("Whether it stays hidden from the public until an editor publishes it.")),
    revision: z
      .int()
      .check(
        z.describe("Counts what editors change; a change that names an older one is refused."),
      ),
    createdBy: z.nullable(z.uuid()),
    deletedAt: z.nullable(instant()),
  }),
);
export type EditorPictureJson = z.infer<ReturnType<typeof editorPictureJsonSchema>>;
