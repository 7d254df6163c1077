import { type UploadContentType, uploadContentTypes } from "@iotd/core/picture/limits";

const byExtension = new Map<string, UploadContentType>([
  ["jpg", "image/jpeg"],
  ["jpeg", "image/jpeg"],
  ["jpe", "image/jpeg"],
  ["jfif", "image/jpeg"],
  ["png", "image/png"],
  ["webp", "image/webp"],
  ["avif", "image/avif"],
]);

/**
 * The media type of a file: the one that the browser reports, or that of the file's extension if it
 * reports none (some systems do not know AVIF). Undefined if such a file cannot be uploaded.
 */
export function contentTypeOf(file: {
  readonly name: string;
  readonly type: string;
}): UploadContentType | undefined {
  if (file.type !== "") return uploadContentTypes.find((type) => type === file.type.toLowerCase());
  return byExtension.get(file.name.split(".").pop()?.toLowerCase() ?? "");
}
