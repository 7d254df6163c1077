import sharp from "sharp";
import { threads } from "./image-settings.ts";

// libvips reads some twenty kinds of file, SVG and camera formats among them; each is a parser that
// an upload could attack. Blocked by class, so that loaders which a later version adds are too.
// A phone's Ultra HDR photograph is then read as the plain JPEG that it also is.
sharp.block({ operation: ["VipsForeignLoad"] });
sharp.unblock({
  operation: [
    "VipsForeignLoadJpegBuffer",
    "VipsForeignLoadPngBuffer",
    "VipsForeignLoadWebpBuffer",
    "VipsForeignLoadHeifBuffer",
  ],
});
// No operation comes twice: a cache would only keep memory.
sharp.cache(false);
sharp.concurrency(threads);

/** sharp, able to read JPEG, PNG, WebP and HEIF (for AVIF) from memory and nothing else. For the whole process. */
export { sharp };
