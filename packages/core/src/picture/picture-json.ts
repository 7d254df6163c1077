import * as z from "zod/mini";
import { lazy } from "../lazy.ts";
import { variantFormats } from "./limits.ts";
import { pictureStatuses } from "./picture.sql.ts";
import { rejectionCodes } from "./rejection.ts";
import { pictureTexts } from "./texts.ts";

/** An instant in RFC 3339. */
const instant = () => z.iso.datetime();
const pixels = () => z.int().check(z.minimum(1));
const share = () => z.number().check(z.minimum(0), z.maximum(1));

/** A file of a picture. */
export const variantJsonSchema = lazy(() =>
  z.object({
    url: z.url(),
    format: z.enum(variantFormats),
    width: pixels().check(z.describe("In pixels, like `height`.")),
    height: pixels(),
    byteSize: z.int().check(z.minimum(1)),
  }),
);
export type VariantJson = z.infer<ReturnType<typeof variantJsonSchema>>;

/** The attributes for an `img` in a `picture` element. */
export const imageJsonSchema = lazy(() =>
  z.object({
    src: z.url().check(z.describe("A JPEG for clients that do not support `srcset`.")),
    srcset: z.string(),
    sources: z
      .array(z.object({ type: z.string(), srcset: z.string() }))
      .check(z.describe("One for each format, smallest files first.")),
  }),
);
export type ImageJson = z.infer<ReturnType<typeof imageJsonSchema>>;

const focalPointSchema = lazy(() => z.object({ x: share(), y: share() }));
export type FocalPoint = z.infer<ReturnType<typeof focalPointSchema>>;

const pictureShape = () => ({
  id: z.uuid(),
  name: z.string().check(z.maxLength(pictureTexts.name.maxCharacters)),
  tagline: z.string().check(z.maxLength(pictureTexts.tagline.maxCharacters)),
  alt: z
    .nullable(z.string())
    .check(z.describe("What the picture shows, for people who cannot see it.")),
  credit: z.nullable(z.string()).check(z.describe("Who made the picture.")),
  status: z.enum(pictureStatuses),
  publishedAt: z.nullable(instant()),
  createdAt: instant(),
  updatedAt: instant(),
  width: z.nullable(pixels()).check(z.describe("Of the original, in pixels, like `height`.")),
  height: z.nullable(pixels()),
  placeholder: z
    .nullable(z.string())
    .check(z.describe("ThumbHash in base64, to show while the picture loads.")),
  focalPoint: z
    .nullable(focalPointSchema())
    .check(
      z.describe(
        "The point that stays visible when the picture is cropped, from the upper left corner: 0 to 1 of the width and of the height. Null means the centre.",
      ),
    ),
  image: z
    .nullable(imageJsonSchema())
    .check(
      z.describe(
        "The attributes for an `img` in a `picture` element. Null until the picture is ready.",
      ),
    ),
  variants: z
    .array(variantJsonSchema())
    .check(z.describe("All files of the picture. Within a format the narrowest is first.")),
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
      .check(z.describe("If true, it is hidden from the public until an editor publishes it.")),
    revision: z
      .int()
      .check(
        z.describe(
          "Increases with each change by an editor. A change that is based on an older revision is refused.",
        ),
      ),
    createdBy: z.nullable(z.uuid()),
    deletedAt: z.nullable(instant()),
  }),
);
export type EditorPictureJson = z.infer<ReturnType<typeof editorPictureJsonSchema>>;
