import { pictureLimits } from "@iotd/core/picture/limits";
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
  if (file.size === 0) return `“${file.name}” is empty.`;
  if (file.size > pictureLimits.byteSize) {
    return `“${file.name}” is larger than ${formatByteSize(pictureLimits.byteSize)}. Export it smaller and choose the new file.`;
  }
  return undefined;
}

/** Why an image of this size in pixels cannot be uploaded, as a sentence; undefined if it can. */
export function pixelsFault(width: number, height: number): string | undefined {
  if (width * height <= pictureLimits.pixels) return undefined;
  return `The image has ${Math.round((width * height) / 1_000_000)} megapixels; at most ${pictureLimits.pixels / 1_000_000} can be uploaded. Scale it down.`;
}
