import { pictureLimits } from "@iotd/core/picture/limits";
import type { ConvertibleType } from "../../../convertible-types.ts";
import { pixelsFault } from "./file-fault.ts";

/** Photographs become JPEG, because a PNG of them would be larger than the limit. */
const photographs = new Set<ConvertibleType>(["image/tiff", "image/heic", "image/heif"]);
const jpegQuality = 0.95;

/**
 * Converts an image in the browser, at its full size, upright and in sRGB: a GIF (its first frame) or BMP to
 * PNG, others to JPEG. Undefined if the browser cannot read it, a sentence if it has too many pixels.
 */
export async function convertFile(
  file: File,
  type: ConvertibleType,
): Promise<File | string | undefined> {
  const image = await readImage(file);
  if (image === undefined) return undefined;
  try {
    const fault = pixelsFault(image.width, image.height);
    if (fault !== undefined) return fault;
    const png = photographs.has(type) ? undefined : await encode(image, "image/png");
    if (png && png.size <= pictureLimits.byteSize) return named(file, png, "png");
    const jpeg = await encode(image, "image/jpeg");
    return jpeg && named(file, jpeg, "jpg");
  } finally {
    image.close();
  }
}

async function readImage(file: File): Promise<ImageBitmap | undefined> {
  try {
    return await createImageBitmap(file);
  } catch {
    // Each browser reads other types: only Safari reads HEIC and TIFF.
    return undefined;
  }
}

/** Undefined if the image is too large for a canvas of this browser. */
async function encode(image: ImageBitmap, type: string): Promise<Blob | undefined> {
  const canvas = document.createElement("canvas");
  canvas.width = image.width;
  canvas.height = image.height;
  const context = canvas.getContext("2d");
  if (!context) return undefined;
  if (type === "image/jpeg") {
    // It has no transparency, and black would be behind it.
    context.fillStyle = "#fff";
    context.fillRect(0, 0, canvas.width, canvas.height);
  }
  context.drawImage(image, 0, 0);
  const blob = await new Promise<Blob | null>((resolve) =>
    canvas.toBlob(resolve, type, jpegQuality),
  );
  // Releases the memory of the pixels at once, which Safari limits.
  canvas.width = 0;
  return blob ?? undefined;
}

const named = ({ name, lastModified }: File, blob: Blob, extension: string) =>
  new File([blob], `${name.replace(/\.[^.]*$/, "")}.${extension}`, {
    type: blob.type,
    lastModified,
  });
