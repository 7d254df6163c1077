import type { VariantFormat } from "../limits.ts";

type Measured = { readonly format: VariantFormat; readonly width: number; readonly height: number };

/** What a picture is to fill, in pixels of the device; a side that is not given asks for nothing. */
export type Box = { readonly width?: number | undefined; readonly height?: number | undefined };

/**
 * The variant in `format` that fills `box` with the fewest pixels: no side is smaller than the box,
 * which the viewer then crops to its shape. The largest if none is large enough or there is no box;
 * undefined if there is none in that format.
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
