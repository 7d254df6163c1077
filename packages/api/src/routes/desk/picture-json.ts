import { errorCodes } from "@iotd/core/errors";
import { lazy } from "@iotd/core/lazy";
import { editorPictureJsonSchema } from "@iotd/core/picture";
import * as z from "zod";

/** A page of pictures for editors. */
export const editorPictureListSchema = lazy(() =>
  z.object({
    items: z.array(editorPictureJsonSchema()),
    nextCursor: z.string().nullable(),
  }),
);

/** A picture and the presigned request that uploads its file to S3, once. */
export const pictureUploadSchema = lazy(() =>
  z.object({
    picture: editorPictureJsonSchema(),
    upload: z.object({
      method: z.literal("PUT"),
      url: z.url(),
      headers: z.record(z.string(), z.string()).describe("Send them unchanged: they are signed."),
      expiresAt: z.iso.datetime(),
    }),
  }),
);

/** The result for a picture that was changed. */
export const bulkSuccessSchema = lazy(() =>
  z.object({ id: z.uuid(), picture: editorPictureJsonSchema() }),
);

/** The result for a picture that was not changed, with the reason. */
export const bulkFailureSchema = lazy(() =>
  z.object({
    id: z.uuid(),
    failure: z.object({
      code: z.enum(errorCodes).describe("The end of a problem’s `type`."),
      detail: z.string().describe("What is wrong and what to do, for people."),
    }),
  }),
);

/** The results of a change of several pictures. */
export const bulkResultsSchema = lazy(() =>
  z.object({
    results: z
      .array(z.union([bulkSuccessSchema(), bulkFailureSchema()]))
      .describe("One for each picture, in the order of the request."),
  }),
);
