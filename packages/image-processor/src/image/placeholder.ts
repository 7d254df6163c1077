import { rgbaToThumbHash } from "thumbhash";
import { placeholderSide } from "./image-settings.ts";
import { sharp } from "./locked-sharp.ts";
import type { Pixels } from "./read-pixels.ts";

/** The ThumbHash of a picture in base64, about 25 bytes. Pages show it as a blur until the picture has loaded. */
export async function placeholderOf(pixels: Pixels): Promise<string> {
  const { bytes, width, height, channels } = pixels;
  const { data, info } = await sharp(bytes, { raw: { width, height, channels } })
    .resize({
      width: placeholderSide,
      height: placeholderSide,
      fit: "inside",
      withoutEnlargement: true,
    })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return Buffer.from(rgbaToThumbHash(info.width, info.height, data)).toString("base64");
}
