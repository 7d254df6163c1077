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
 * The media type to announce for a file: its own, or that of its extension where the system knows
 * none (some do not know AVIF). Undefined if it is not one that may be uploaded.
 */
export function contentTypeOf(file: {
  readonly name: string;
  readonly type: string;
}): UploadContentType | undefined {
  if (file.type !== "") return uploadContentTypes.find((type) => type === file.type.toLowerCase());
  return byExtension.get(file.name.split(".").pop()?.toLowerCase() ?? "");
}
