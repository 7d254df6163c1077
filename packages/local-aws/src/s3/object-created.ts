import { z } from "zod";

/** The schema of `ObjectCreated`, for those kept in files. */
export const objectCreated = z.object({
  bucket: z.string(),
  key: z.string(),
  size: z.number(),
  eTag: z.string(),
  eventTime: z.string(),
});

/**
 * An object that a PUT has created or replaced: its size in bytes, its ETag without quotes and the
 * instant, RFC 3339 in UTC.
 */
export type ObjectCreated = Readonly<z.infer<typeof objectCreated>>;
