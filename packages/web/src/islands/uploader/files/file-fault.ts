import { pictureLimits } from "@iotd/core/picture/limits";
import { type ConvertibleType, convertibleTypes } from "../../../convertible-types.ts";
import { formatByteSize } from "../../../format-byte-size.ts";
import { contentTypeOf } from "./content-type.ts";

/** Why a file cannot be uploaded, as a sentence; undefined if it can. */
export function fileFault(file: {
  readonly name: string;
  readonly type: string;
  readonly size: number;
}): string | undefined {
  if (contentTypeOf(file) === undefined) {
    return `“${file.name}” is not a JPEG, PNG, WebP or AVIF image. Export it as one of these and choose the new file.`;
  }
  return sizeFault(file);
}

/** Why a file of this size cannot be uploaded, as a sentence; undefined if it can. */
export function sizeFault(file: {
  readonly name: string;
  readonly size: number;
}): string | undefined {
  if (file.size === 0) return `“${file.name}” is empty.`;
  if (file.size > pictureLimits.byteSize) {
    return `“${file.name}” is larger than ${formatByteSize(pictureLimits.byteSize)}. Export it smaller and choose the new file.`;
  }
  return undefined;
}

/** That this browser cannot convert a file, and how to export it, as a sentence. */
export function exportFault(name: string, type: ConvertibleType): string {
  const wanted = type === "image/heic" || type === "image/heif" ? exportOfHeic : exportOfOthers;
  return `This browser cannot read “${name}”, a ${convertibleTypes[type]} image: ${wanted}, and choose the new file.`;
}

const exportOfHeic = "export it as JPEG, for example in Preview or Photos on a Mac (File, Export)";
const exportOfOthers = "open it in an image editor and export it as PNG or JPEG";

/** Why an image of this size in pixels cannot be uploaded, as a sentence; undefined if it can. */
export function pixelsFault(width: number, height: number): string | undefined {
  if (width * height <= pictureLimits.pixels) return undefined;
  return `The image has ${Math.round((width * height) / 1_000_000)} megapixels; at most ${pictureLimits.pixels / 1_000_000} can be uploaded. Scale it down.`;
}
