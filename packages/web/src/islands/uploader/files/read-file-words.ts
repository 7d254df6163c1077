import ExifReader from "exifreader";
import { type FileWords, wordsOfTags } from "./words-of-tags.ts";

/**
 * What a JPEG, PNG, WebP or AVIF says about its picture in XMP, IPTC and Exif. Empty texts if it has
 * no metadata or they cannot be read: an upload does not depend on them.
 */
export async function readFileWords(bytes: ArrayBuffer): Promise<FileWords> {
  try {
    // Asynchronous, since the XMP of a PNG may be compressed.
    return wordsOfTags(await ExifReader.load(bytes, { expanded: true, async: true }));
  } catch {
    // The reader may throw any error, as a file may contain anything.
    return wordsOfTags({});
  }
}
