import { recommendedWidth } from "@iotd/core/picture/limits";
import { type PhotoName, photo } from "@iotd/core/testing";
import sharp from "sharp";

/** A JPEG comment of the largest size: a marker, its length, and zeros. */
const comment = Buffer.alloc(2 + 0xffff);
comment.writeUInt16BE(0xfffe, 0);
comment.writeUInt16BE(0xffff, 2);

/**
 * A photograph as a low JPEG of the recommended width, which is quick to process. Comments make the file as
 * large as a photograph, so that its upload takes long enough to be observed and stopped.
 */
export async function lightPhoto(name: PhotoName): Promise<Buffer> {
  const jpeg = await sharp(await photo(name))
    .resize({ width: recommendedWidth, height: 20, fit: "fill" })
    .jpeg()
    .toBuffer();
  const [start, rest] = [jpeg.subarray(0, 2), jpeg.subarray(2)];
  return Buffer.concat([start, comment, comment, comment, comment, rest]);
}
