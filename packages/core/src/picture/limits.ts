/** Limits that pages, API, processor and database share. This file has no imports because browsers load it. */
export const pictureLimits = {
  queryCharacters: 200,
  byteSize: 50_000_000,
  pixels: 100_000_000,
} as const;

/** Narrower images look blurred in a window of usual size. The upload page asks before it uploads one. */
export const recommendedWidth = 1_600;

/** The media types that an editor may upload. */
export const uploadContentTypes = ["image/jpeg", "image/png", "image/webp", "image/avif"] as const;
export type UploadContentType = (typeof uploadContentTypes)[number];

/** The formats of variants: smallest files first, the most widely supported last. */
export const variantFormats = ["avif", "webp", "jpeg"] as const;
export type VariantFormat = (typeof variantFormats)[number];

/** Widths of variants in pixels. A picture has no variant that is wider than its original. */
export const variantWidths = [640, 1280, 1920, 2560, 3840] as const;

/** How often an upload is processed before its message becomes a dead letter, in the cloud as on one machine. */
export const processingAttempts = 3;

/**
 * After how many hours in processing the sweep rejects a picture as stuck. It must be longer than the
 * queue retries a message (visibility timeout times `processingAttempts`).
 */
export const processingHours = 1;

/** For how many days after its deletion a picture can be restored. */
export const restoreDays = 30;
