import type { PictureJson, VariantJson } from "@iotd/core/picture";

type Variants = Pick<PictureJson, "variants">;

/** In pixels. @default no limit */
export type SizeLimits = { readonly maxWidth?: number; readonly maxHeight?: number };

/** The widest JPEG within the limits; every program can read JPEG. Undefined if there is none. */
export const findJpeg = (
  { variants }: Variants,
  { maxWidth = Number.POSITIVE_INFINITY, maxHeight = Number.POSITIVE_INFINITY }: SizeLimits = {},
): VariantJson | undefined =>
  jpegsOf(variants).findLast(({ width, height }) => width <= maxWidth && height <= maxHeight);

/** The narrowest JPEG of a picture. Undefined if the picture has no variants yet. */
export const findSmallestJpeg = ({ variants }: Variants): VariantJson | undefined =>
  jpegsOf(variants)[0];

/** In pixels: sharp on a large card, and small enough for a mobile connection. */
const previewWidth = 1920;

/**
 * The JPEG that feeds and shared links show: at most `previewWidth` pixels wide or within `limits`,
 * otherwise the narrowest. Undefined if the picture has no variants yet.
 */
export const findPreview = (picture: Variants, limits: SizeLimits = {}): VariantJson | undefined =>
  findJpeg(picture, { maxWidth: previewWidth, ...limits }) ?? findSmallestJpeg(picture);

/** The narrowest first. */
const jpegsOf = (variants: readonly VariantJson[]) =>
  variants.filter(({ format }) => format === "jpeg").sort((one, other) => one.width - other.width);
