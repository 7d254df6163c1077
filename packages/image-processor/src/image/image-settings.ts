import type { VariantFormat } from "@iotd/core/picture";
import type { AvifOptions, JpegOptions, WebpOptions } from "sharp";

/**
 * How variants are encoded. The qualities give the test photographs the same likeness to their
 * originals (mean SSIM of brightness 0.946) in 241 kB of JPEG, 194 kB of WebP and 153 kB of AVIF.
 *
 * Efforts were chosen by measuring a noisy 3840 × 2880 photograph on two cores, each in a process
 * of its own (time, size, peak memory):
 *
 *     AVIF effort 1     1.2 s    605 kB   335 MB   needs 12 % more bytes for the same likeness
 *     AVIF effort 3     2.7 s    568 kB   336 MB   chosen
 *     AVIF effort 4    17.9 s    411 kB   340 MB   a picture would take most of a minute
 *     AVIF 4:4:4        3.0 s    588 kB   466 MB   at effort 3; a third more memory
 *     WebP effort 2     0.8 s  1,024 kB   165 MB   chosen (sizes at quality 80)
 *     WebP effort 4     1.5 s    993 kB   180 MB
 *     JPEG progressive  0.2 s  1,278 kB   180 MB
 *     JPEG mozjpeg      1.3 s    907 kB   182 MB   chosen
 *
 * A whole picture then takes 12 s of processor time and 525 MB for 12 megapixels; for 100
 * megapixels 13 s and 560 MB across, 20 s and 930 MB upright. Reading is what can cost more: 100
 * megapixels of CMYK 960 MB, of AVIF, which is decoded whole, 1.8 GB.
 */
export const encoderSettings = {
  avif: { quality: 55, effort: 3, chromaSubsampling: "4:2:0" },
  webp: { quality: 75, effort: 2 },
  jpeg: { quality: 80, mozjpeg: true },
} as const satisfies {
  readonly avif: AvifOptions;
  readonly webp: WebpOptions;
  readonly jpeg: JpegOptions;
} & Record<VariantFormat, unknown>;

/**
 * No variant is taller, in pixels: at 3840 wide that is a portrait of 2:3. Taller ones are served
 * narrower, as nobody's screen shows more, memory grows with each pixel, and WebP ends at 16,383.
 */
export const maxVariantHeight = 5_760;

/**
 * What shows through transparent pixels, in every format alike: a picture looks the same whichever
 * its reader's browser takes, and the placeholder behind it does not shine through. White, because
 * transparent drawings are mostly dark lines made for paper.
 */
export const background = "#ffffff";

/** ThumbHash takes at most this many pixels a side. */
export const placeholderSide = 100;

/** Threads an image is worked on with: as many as Lambda gives vCPUs up to 3 GB of memory. */
export const threads = 2;
