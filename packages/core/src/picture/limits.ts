/** Limits that pages, API, processor and database share. Free of imports: browsers load it too. */
export const pictureLimits = {
  nameCharacters: 200,
  taglineCharacters: 2_000,
  altCharacters: 1_000,
  creditCharacters: 200,
  queryCharacters: 200,
  byteSize: 50_000_000,
  pixels: 100_000_000,
} as const;

/** The kinds of image that an editor may upload, as media types. */
export const uploadContentTypes = ["image/jpeg", "image/png", "image/webp", "image/avif"] as const;
export type UploadContentType = (typeof uploadContentTypes)[number];

/** What a picture is served as: the best first, the one that everything reads last. */
export const variantFormats = ["avif", "webp", "jpeg"] as const;
export type VariantFormat = (typeof variantFormats)[number];

/** Widths of variants in pixels; none is wider than its original. */
export const variantWidths = [640, 1280, 1920, 2560, 3840] as const;

/** How often an upload is processed before its message becomes a dead letter, in the cloud as on one machine. */
export const processingAttempts = 3;

/**
 * How many hours a picture may be in processing before the sweep takes it for stuck and rejects it.
 * Must be longer than the queue goes on trying (its visibility time-out times `processingAttempts`): a message
 * that may still succeed is not stuck.
 */
export const processingHours = 1;

/** How many days a deleted picture can be restored. */
export const restoreDays = 30;
