import { uploadContentTypes } from "@iotd/core/picture/limits";

/** Types of images that the upload page converts in browsers that can read them, and their names for editors. */
export const convertibleTypes = {
  "image/gif": "GIF",
  "image/bmp": "BMP",
  "image/tiff": "TIFF",
  "image/heic": "HEIC",
  "image/heif": "HEIC",
} as const;

/** The media type of a convertible image. */
export type ConvertibleType = keyof typeof convertibleTypes;

/** The value of `accept` for a field that takes pictures. Some systems know HEIC only by its extension. */
export const acceptedFiles = [
  ...uploadContentTypes,
  ...Object.keys(convertibleTypes),
  ".heic",
  ".heif",
].join(",");
