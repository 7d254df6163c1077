import type { PictureJson, VariantJson } from "@iotd/core/picture";

type Variants = Pick<PictureJson, "variants">;

/** In pixels. @default no limit */
export type SizeLimits = { readonly maxWidth?: number; readonly maxHeight?: number };

/** The widest JPEG, the format that every machine reads, within the limits. Undefined if there is none. */
export const findJpeg = (
  { variants }: Variants,
  { maxWidth = Number.POSITIVE_INFINITY, maxHeight = Number.POSITIVE_INFINITY }: SizeLimits = {},
): VariantJson | undefined =>
  jpegsOf(variants).findLast(({ width, height }) => width <= maxWidth && height <= maxHeight);

/** The narrowest JPEG of a picture. Undefined as long as nothing was made of it. */
export const findSmallestJpeg = ({ variants }: Variants): VariantJson | undefined =>
  jpegsOf(variants)[0];

/** What readers of feeds and shared links are shown: sharp on a large card, light on a phone's line. */
const previewWidth = 1920;

/**
 * The JPEG that stands for a picture elsewhere: at most `previewWidth` pixels wide unless `limits`
 * says how wide, and where none is that small the narrowest. Undefined as long as nothing was made.
 */
export const findPreview = (picture: Variants, limits: SizeLimits = {}): VariantJson | undefined =>
  findJpeg(picture, { maxWidth: previewWidth, ...limits }) ?? findSmallestJpeg(picture);

/** The narrowest first. */
const jpegsOf = (variants: readonly VariantJson[]) =>
  variants.filter(({ format }) => format === "jpeg").sort((one, other) => one.width - other.width);
