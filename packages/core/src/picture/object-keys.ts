import { mediaPrefix, originalsPrefix } from "../storage/index.ts";
import type { VariantFormat } from "./limits.ts";

/** The object key of a picture's original: `originals/{pictureId}/{uploadId}`. Each upload attempt has its own `uploadId`. */
export const originalKey = (pictureId: string, uploadId: string) =>
  `${originalsOf(pictureId)}${uploadId}`;

/** The prefix of all originals of a picture, from all upload attempts. */
export const originalsOf = (pictureId: string) => `${originalsPrefix}${pictureId}/`;

const uuid = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
const originalPattern = new RegExp(
  `^${originalsPrefix}(?<pictureId>${uuid})/(?<uploadId>${uuid})$`,
);

/** The picture and the upload attempt of an original. Undefined if `key` is not that of an original. */
export function parseOriginalKey(key: string): { pictureId: string; uploadId: string } | undefined {
  const { pictureId, uploadId } = originalPattern.exec(key)?.groups ?? {};
  return pictureId && uploadId ? { pictureId, uploadId } : undefined;
}

/**
 * The object key of a variant: `media/{pictureId}/{width}-{contentHash}.avif`, `.webp` or `.jpg`. It starts with
 * `media/` because the CDN does not rewrite paths. With `contentHash` the object never changes.
 */
export const variantKey = (of: {
  readonly pictureId: string;
  readonly width: number;
  readonly contentHash: string;
  readonly format: VariantFormat;
}) =>
  `${variantsOf(of.pictureId)}${of.width}-${of.contentHash}.${of.format === "jpeg" ? "jpg" : of.format}`;

/** The prefix of all variants of a picture. */
export const variantsOf = (pictureId: string) => `${mediaPrefix}${pictureId}/`;
