import ExifReader from "exifreader";
import { type FileWords, wordsOfTags } from "./words-of-tags.ts";

/**
 * What a JPEG, PNG, WebP or AVIF says of its picture in XMP, IPTC and Exif. Empty where it says
 * nothing or what it says cannot be read: an upload never depends on it.
 */
export async function readFileWords(bytes: ArrayBuffer): Promise<FileWords> {
  try {
    // Asynchronous, since a PNG may have compressed its XMP.
    return wordsOfTags(await ExifReader.load(bytes, { expanded: true, async: true }));
  } catch {
    // Whatever the reader meets in a file that anybody may have written is no fault of the editor's.
    return { name: "", tagline: "", alt: "", credit: "" };
  }
}
