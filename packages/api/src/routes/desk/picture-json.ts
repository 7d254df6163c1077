import { errorCodes } from "@iotd/core/errors";
import { lazy } from "@iotd/core/lazy";
import { editorPictureJsonSchema } from "@iotd/core/picture";
import * as z from "zod";

export const editorPictureListSchema = lazy(() =>
  z.object({
    items: z.array(editorPictureJsonSchema()),
    nextCursor: z.string().nullable(),
  }),
);

/** A picture and where its file goes: a presigned request that S3 takes once. */
export const announcedPictureSchema = lazy(() =>
  z.object({
    picture: editorPictureJsonSchema(),
    upload: z.object({
      method: z.literal("PUT"),
      url: z.url(),
      headers: z
        .record(z.string(), z.string())
        .describe("Send them unchanged: the signature covers them."),
      expiresAt: z.iso.datetime(),
    }),
  }),
);

/** A picture to which several pictures' change was made. */
export const bulkSuccessSchema = lazy(() =>
  z.object({ id: z.uuid(), picture: editorPictureJsonSchema() }),
);

/** One to which it was not, and why. */
export const bulkFailureSchema = lazy(() =>
  z.object({
    id: z.uuid(),
    failure: z.object({
      code: z.enum(errorCodes).describe("As a problem’s `type` ends."),
      detail: z.string().describe("What is wrong and what to do about it, for people."),
    }),
  }),
);

export const bulkResultsSchema = lazy(() =>
  z.object({
    results: z
      .array(z.union([bulkSuccessSchema(), bulkFailureSchema()]))
      .describe("One for each picture, in the order in which they were named."),
  }),
);
