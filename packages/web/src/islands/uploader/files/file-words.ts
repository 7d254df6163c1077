import { forEachText } from "@iotd/core/picture/texts";
import type { FileWords } from "./words-of-tags.ts";

/** What a file contains about its picture if it contains nothing. */
export const noWords: FileWords = forEachText(() => "");

let last: Promise<unknown> = Promise.resolve();

/**
 * What the metadata of a file says about its picture; nothing if it cannot be read. Reads one file
 * after the other, as each is loaded into memory.
 */
export function fileWords(file: Blob): Promise<FileWords> {
  const words = last.then(async () => {
    try {
      // The reader of metadata is larger than the page, so it is only loaded when it is needed.
      const { readFileWords } = await import("./read-file-words.ts");
      return await readFileWords(await file.arrayBuffer());
    } catch {
      // Offline, or the file was deleted: the upload will report it.
      return noWords;
    }
  });
  last = words;
  return words;
}
