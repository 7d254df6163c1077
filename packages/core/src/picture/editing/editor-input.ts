import * as z from "zod";
import { yearFault, years } from "../../day.ts";
import { maxCodePoints, storable } from "../../text-rules.ts";
import { pictureLimits, uploadContentTypes } from "../limits.ts";
import { pictureTexts } from "../texts.ts";

type Limit = { readonly maxCharacters: number };

/** Trimmed text. */
const text = ({ maxCharacters }: Limit) =>
  z.string().trim().check(storable, maxCodePoints(maxCharacters));

const requiredText = (limit: Limit) => text(limit).min(1, "must not be empty");

/** An empty form field becomes null. */
const optionalText = (limit: Limit) =>
  text(limit)
    .transform((value) => value || null)
    .nullable()
    .optional();

/** Whether a picture can be published at `date`: its year is one of `years`. */
export const isPublicationDate = (date: Date): boolean =>
  date.getUTCFullYear() >= years.first && date.getUTCFullYear() <= years.last;

/** RFC 3339 with an offset. */
const instant = z.iso
  .datetime({ offset: true, error: "must be an instant such as 2027-01-31T08:00:00Z" })
  .transform((value) => new Date(value))
  .refine(isPublicationDate, yearFault);

/** A share of the width or height, rounded to four decimals. */
const share = z
  .number()
  .min(0, "must be at least 0")
  .max(1, "must be at most 1")
  .transform((value) => Math.round(value * 10_000) / 10_000);

/** What an editor can say about a picture. */
const descriptionShape = {
  name: requiredText(pictureTexts.name),
  tagline: requiredText(pictureTexts.tagline),
  alt: optionalText(pictureTexts.alt),
  credit: optionalText(pictureTexts.credit),
  publishedAt: instant
    .nullable()
    .optional()
    .describe("When it is published, in RFC 3339 with an offset. Not allowed for a draft."),
  draft: z
    .boolean()
    .optional()
    .describe("If true, it is hidden from the public until an editor publishes it."),
  focalPoint: z
    .strictObject({ x: share, y: share })
    .nullable()
    .optional()
    .describe(
      "The point that stays visible when the picture is cropped, measured as in `Picture`. Null means the centre.",
    ),
};

const isNotDatedDraft = (input: {
  readonly draft?: boolean | undefined;
  readonly publishedAt?: Date | null | undefined;
}) => !(input.draft && input.publishedAt);
const datedDraft = {
  path: ["publishedAt"],
  error: "must be empty for a draft",
};

/** The file to upload. The presigned URL accepts only a file with this type, size and hash. */
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
    // 32 bytes have 256 bits: the last digit has only four of them, so its lower two are zero.
    .regex(
      /^[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=$/,
      "must be the SHA-256 of the file in base64 (44 characters)",
    ),
};

/** A new picture: its description and the file that will be uploaded. */
export const newPictureSchema = z
  .strictObject({ ...descriptionShape, ...uploadFileShape })
  .refine(isNotDatedDraft, datedDraft);
export type NewPicture = z.infer<typeof newPictureSchema>;

/** Another file for a picture: its type, size and hash. */
export const uploadFileSchema = z.strictObject(uploadFileShape);
export type UploadFile = z.infer<typeof uploadFileSchema>;

/** Changes to a picture: at least one field. Fields that are left out stay unchanged. */
export const pictureChangesSchema = z
  .strictObject({
    ...descriptionShape,
    revision: z
      .int()
      .min(1)
      .describe(
        "The revision that the change is based on. If the picture has a newer one, nothing is changed. Without it, the change is always made.",
      ),
  })
  .partial()
  .refine(
    ({ revision: _, ...changes }) => Object.keys(changes).length > 0,
    "must change at least one field",
  )
  .refine(isNotDatedDraft, datedDraft);
export type PictureChanges = z.infer<typeof pictureChangesSchema>;
