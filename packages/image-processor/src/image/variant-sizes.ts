import { variantWidths } from "@iotd/core/picture";
import { maxVariantHeight } from "./image-settings.ts";

/** A size in pixels. */
export type Size = { readonly width: number; readonly height: number };

/**
 * The sizes of the variants of an original, the smallest first: the largest size, and all `variantWidths`
 * below it.
 */
export function variantSizes(original: Size): Size[] {
  const largest = largestVariantSize(original);
  const smaller = variantWidths.filter((width) => width < largest.width);
  return [...smaller.map((width) => sizeAt(original, width)), largest];
}

/** The size of the original, reduced to the limits of variants. */
export function largestVariantSize(original: Size): Size {
  const tallestWidth = Math.floor((original.width * maxVariantHeight) / original.height);
  const width = Math.min(original.width, tallestWidth, Math.max(...variantWidths));
  return sizeAt(original, Math.max(1, width));
}

const sizeAt = (original: Size, width: number): Size => {
  const height = Math.round((original.height * width) / original.width);
  return { width, height: Math.min(maxVariantHeight, Math.max(1, height)) };
};
