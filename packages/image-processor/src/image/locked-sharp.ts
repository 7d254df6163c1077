import sharp from "sharp";
import { threads } from "./image-settings.ts";

// libvips reads some twenty file formats, such as SVG and camera formats, and an upload could attack each
// parser. The whole class is blocked, so that loaders of later versions are blocked too. An Ultra HDR
// photograph of a phone is then read as a plain JPEG.
sharp.block({ operation: ["VipsForeignLoad"] });
sharp.unblock({
  operation: [
    "VipsForeignLoadJpegBuffer",
    "VipsForeignLoadPngBuffer",
    "VipsForeignLoadWebpBuffer",
    "VipsForeignLoadHeifBuffer",
  ],
});
// No operation is repeated, so a cache would only use memory.
sharp.cache(false);
sharp.concurrency(threads);

/** sharp, set for the whole process to read only JPEG, PNG, WebP and HEIF (for AVIF), from memory. */
export { sharp };
