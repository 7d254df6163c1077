import type { VariantFormat } from "../limits.ts";

type Measured = { readonly format: VariantFormat; readonly width: number; readonly height: number };

/** The area that a picture must fill, in device pixels. A side that is not given has no minimum. */
export type Box = { readonly width?: number | undefined; readonly height?: number | undefined };

/**
 * The smallest variant in `format` that fills `box`: neither side is smaller than that of the box. The
 * viewer crops it. Returns the largest variant if none is large enough or `box` has no side, and
 * undefined if there is no variant in that format.
 */
export function chooseVariant<Variant extends Measured>(
  variants: readonly Variant[],
  format: VariantFormat,
  box: Box,
): Variant | undefined {
  const narrowestFirst = variants
    .filter((variant) => variant.format === format)
    .sort((a, b) => a.width - b.width);
  const isUnbounded = box.width === undefined && box.height === undefined;
  const fitting = narrowestFirst.find(
    ({ width, height }) => width >= (box.width ?? 0) && height >= (box.height ?? 0),
  );
  return (isUnbounded ? undefined : fitting) ?? narrowestFirst.at(-1);
}
