import { type UploadContentType, uploadContentTypes } from "@iotd/core/picture/limits";
import { type ConvertibleType, convertibleTypes } from "../../../convertible-types.ts";

const byExtension = new Map<string, UploadContentType | ConvertibleType>([
  ["jpg", "image/jpeg"],
  ["jpeg", "image/jpeg"],
  ["jpe", "image/jpeg"],
  ["jfif", "image/jpeg"],
  ["png", "image/png"],
  ["webp", "image/webp"],
  ["avif", "image/avif"],
  ["gif", "image/gif"],
  ["bmp", "image/bmp"],
  ["tif", "image/tiff"],
  ["tiff", "image/tiff"],
  ["heic", "image/heic"],
  ["heif", "image/heif"],
]);

type NamedType = { readonly name: string; readonly type: string };

/**
 * The media type of a file: the one that the browser reports, or that of the file's extension if it
 * reports none (some systems do not know AVIF). Undefined if such a file cannot be uploaded.
 */
export const contentTypeOf = (file: NamedType): UploadContentType | undefined =>
  uploadContentTypes.find((type) => type === typeOf(file));

/** The media type of a file that must be converted before it can be uploaded; undefined for other files. */
export function convertibleTypeOf(file: NamedType): ConvertibleType | undefined {
  const type = typeOf(file);
  return type !== undefined && isConvertible(type) ? type : undefined;
}

const typeOf = ({ name, type }: NamedType) =>
  type === "" ? byExtension.get(name.split(".").pop()?.toLowerCase() ?? "") : type.toLowerCase();

const isConvertible = (type: string): type is ConvertibleType =>
  Object.hasOwn(convertibleTypes, type);
