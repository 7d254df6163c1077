import { recommendedWidth } from "@iotd/core/picture/limits";
import { type PhotoName, photo } from "@iotd/core/testing";
import sharp from "sharp";

/** A photograph stretched to the width from which the upload page no longer asks, in its own type. */
export const widePhoto = async (name: PhotoName): Promise<Buffer> =>
  sharp(await photo(name))
    .resize({ width: recommendedWidth, height: 300, fit: "fill" })
    .toBuffer();
