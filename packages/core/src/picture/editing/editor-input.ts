import * as z from "zod";
import { isStorable, notStorableMessage } from "../../storable-text.ts";
import { pictureLimits, uploadContentTypes } from "../limits.ts";

/** Text of at most `limit` characters, counted as PostgreSQL counts them: an emoji is one. */
const text = (limit: number) =>
  z
    .string()
    .trim()
    .refine(isStorable, notStorableMessage)
    .refine((value) => [...value].length <= limit, `must be at most ${limit} characters`);

const requiredText = (limit: number) => text(limit).min(1, "must not be empty");

/** An empty field of a form means that there is none. */
const optionalText = (limit: number) =>
  text(limit)
    .transform((value) => value || null)
    .nullable();

const hasFourDigitYear = (date: Date) =>
  date.getUTCFullYear() >= 1000 && date.getUTCFullYear() <= 9999;

/** RFC 3339 with its offset. */
const instant = z.iso
  .datetime({ offset: true, error: "must be an instant such as 2027-01-31T08:00:00Z" })
  .transform((value) => new Date(value))
  .refine(hasFourDigitYear, "must have a year of four digits");

/** Of the width or of the height; a ten-thousandth is finer than anybody points. */
const share = z
  .number()
  .min(0, "must be at least 0")
  .max(1, "must be at most 1")
  .transform((value) => Math.round(value * 10_000) / 10_000);

/** What an editor says of a picture. */
const descriptionShape = {
  name: requiredText(pictureLimits.nameCharacters),
  tagline: requiredText(pictureLimits.taglineCharacters),
  alt: optionalText(pictureLimits.altCharacters).optional(),
  credit: optionalText(pictureLimits.creditCharacters).optional(),
  publishedAt: instant
    .nullable()
    .optional()
    .describe("From when it is shown, as RFC 3339 with an offset. Not for a draft."),
  draft: z
    .boolean()
    .optional()
    .describe("Whether to hide it from the public until an editor publishes it."),
  focalPoint: z
    .strictObject({ x: share, y: share })
    .nullable()
    .optional()
    .describe("What must not be cropped, measured as in `Picture`. Null means the middle."),
};

const isDatedDraft = ({
  draft,
  publishedAt,
}: {
  readonly draft?: boolean | undefined;
  readonly publishedAt?: Date | null | undefined;
}) => draft === true && publishedAt instanceof Date;
const datedDraft = {
  path: ["publishedAt"],
  error: "must be left out of a draft, which has no date",
};

/** What is known of a file before it is uploaded; the presigned URL admits exactly these bytes. */
const uploadFileShape = {
  contentType: z.enum(uploadContentTypes, {
    error: `must be one of ${uploadContentTypes.join(", ")}`,
  }),
  byteSize: z
    .int()
    .min(1, "the file is empty")
    .max(pictureLimits.byteSize, `must be at most ${pictureLimits.byteSize} bytes (50 MB)`),
  sha256: z
    .string()
    // 32 bytes: the last digit holds four bits, so that its lower two are zero.
    .regex(
      /^[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=$/,
      "must be the SHA-256 of the file in base64 (44 characters)",
    ),
};

export const newPictureSchema = z
  .strictObject({ ...descriptionShape, ...uploadFileShape })
  .refine((input) => !isDatedDraft(input), datedDraft);
export type NewPicture = z.infer<typeof newPictureSchema>;

export const uploadFileSchema = z.strictObject(uploadFileShape);
export type UploadFile = z.infer<typeof uploadFileSchema>;

export const pictureChangesSchema = z
  .strictObject({
    ...descriptionShape,
    revision: z
      .int()
      .min(1)
      .describe(
        "The one that the change is made to: if the picture has another by now, nothing is changed. Without it whatever is there is changed.",
      ),
  })
  .partial()
  .refine(
    ({ revision: _, ...changes }) => Object.keys(changes).length > 0,
    "must change at least one field",
  )
  .refine((input) => !isDatedDraft(input), datedDraft);
export type PictureChanges = z.infer<typeof pictureChangesSchema>;
