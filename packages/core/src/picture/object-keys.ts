import type { VariantFormat } from "./limits.ts";

/** Where all originals are in the uploads bucket. */
export const originalsPrefix = "originals/";

/** Where a picture's original goes. A new attempt has a new `uploadId`: its key is free. */
export const originalKey = (pictureId: string, uploadId: string) =>
  `${originalsOf(pictureId)}${uploadId}`;

/** The prefix of all originals that were ever uploaded for a picture. */
export const originalsOf = (pictureId: string) => `${originalsPrefix}${pictureId}/`;

const uuid = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
const originalPattern = new RegExp(
  `^${originalsPrefix}(?<pictureId>${uuid})/(?<uploadId>${uuid})$`,
);

/** Whose original `key` is; undefined for any other object. */
export function parseOriginalKey(key: string): { pictureId: string; uploadId: string } | undefined {
  const { pictureId, uploadId } = originalPattern.exec(key)?.groups ?? {};
  return pictureId && uploadId ? { pictureId, uploadId } : undefined;
}

/** Under `media/` because the CDN forwards paths as they are. `contentHash` makes the key immutable. */
export const variantKey = (of: {
  readonly pictureId: string;
  readonly width: number;
  readonly contentHash: string;
  readonly format: VariantFormat;
}) =>
  `${variantsOf(of.pictureId)}${of.width}-${of.contentHash}.${of.format === "jpeg" ? "jpg" : of.format}`;

/** The prefix of all variants of a picture. */
export const variantsOf = (pictureId: string) => `media/${pictureId}/`;
