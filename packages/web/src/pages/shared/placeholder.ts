import { rgbaToDataURL, thumbHashToDataURL, thumbHashToRGBA } from "thumbhash";

/** The longer side of a small placeholder in pixels: enough for a tile, about 400 bytes as a URL. */
const smallSide = 8;

/** The blurred image of a ThumbHash (base64), as a data URL of a PNG. Undefined if `placeholder` is not a ThumbHash. */
export const placeholderUrl = (placeholder: string | null): string | undefined =>
  decodeWith(thumbHashToDataURL, placeholder);

/** Like `placeholderUrl` in a tenth of the bytes, for pages with many pictures. */
export const smallPlaceholderUrl = (placeholder: string | null): string | undefined =>
  decodeWith(toSmallDataUrl, placeholder);

/** A ThumbHash has a header of five bytes; the decoder does not check it. */
const shortestHash = 5;

function decodeWith(
  decode: (hash: Uint8Array) => string,
  placeholder: string | null,
): string | undefined {
  const hash = Buffer.from(placeholder ?? "", "base64");
  return hash.length < shortestHash ? undefined : decode(hash);
}

function toSmallDataUrl(hash: Uint8Array): string {
  const { w, h, rgba } = thumbHashToRGBA(hash);
  const scale = smallSide / Math.max(w, h);
  const width = Math.max(1, Math.round(w * scale));
  const height = Math.max(1, Math.round(h * scale));
  const pixels: number[] = [];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      // The source is smooth, so one pixel at the centre is close to the average of a cell.
      const from = (centreOf(y, height, h) * w + centreOf(x, width, w)) * 4;
      pixels.push(...rgba.subarray(from, from + 4));
    }
  }
  return rgbaToDataURL(width, height, pixels);
}

const centreOf = (cell: number, cells: number, length: number) =>
  Math.floor(((cell + 0.5) * length) / cells);
