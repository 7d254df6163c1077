import type { VariantFormat } from "@iotd/core/picture";
import type { AvifOptions, JpegOptions, WebpOptions } from "sharp";

/**
 * How variants are encoded. With these qualities the variants of the test photographs are equally similar
 * to the originals (mean SSIM of brightness 0.946), with 241 kB of JPEG, 194 kB of WebP and 153 kB of AVIF.
 *
 * The efforts were chosen by encoding a noisy photograph of 3840 × 2880 pixels on two cores, each time in
 * its own process (time, size, peak memory):
 *
 *     AVIF effort 1     1.2 s    605 kB   335 MB   12 % more bytes for the same similarity
 *     AVIF effort 3     2.7 s    568 kB   336 MB   chosen
 *     AVIF effort 4    17.9 s    411 kB   340 MB   almost a minute for all variants
 *     AVIF 4:4:4        3.0 s    588 kB   466 MB   at effort 3, a third more memory
 *     WebP effort 2     0.8 s  1,024 kB   165 MB   chosen (sizes at quality 80)
 *     WebP effort 4     1.5 s    993 kB   180 MB
 *     JPEG progressive  0.2 s  1,278 kB   180 MB
 *     JPEG mozjpeg      1.3 s    907 kB   182 MB   chosen
 *
 * All variants of a picture take 12 s of processor time and 525 MB for 12 megapixels. For 100 megapixels
 * they take 13 s and 560 MB in landscape format, 20 s and 930 MB in portrait format. Decoding can need more
 * memory: 960 MB for 100 megapixels of CMYK, 1.8 GB for AVIF, which is decoded as a whole.
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
 * The maximum height of a variant in pixels: that of a 2:3 portrait with a width of 3840. Variants of taller
 * pictures are narrower, because no screen shows more, each pixel needs memory, and WebP allows 16,383.
 */
export const maxVariantHeight = 5_760;

/**
 * The colour behind transparent pixels, in all formats, so that a picture looks the same in every browser
 * and the placeholder behind it is not visible. White, because most transparent drawings are dark lines.
 */
export const background = "#ffffff";

/** The maximum width and height of the input of ThumbHash, in pixels. */
export const placeholderSide = 100;

/** Threads for one image: the number of vCPUs of a Lambda function with up to 3 GB of memory. */
export const threads = 2;
