import { z } from "zod";

/** The schema of an event in a file. */
export const objectCreated = z.object({
  bucket: z.string(),
  key: z.string(),
  size: z.number(),
  eTag: z.string(),
  eventTime: z.string(),
});

/**
 * An object that was created or replaced: its size in bytes, its ETag without quotes and the instant in
 * RFC 3339, UTC.
 */
export type ObjectCreated = Readonly<z.infer<typeof objectCreated>>;
