import type { FileWords } from "./words-of-tags.ts";

const none: FileWords = { name: "", tagline: "", alt: "", credit: "" };
let last: Promise<unknown> = Promise.resolve();

/** What a file says of its picture; nothing where it cannot be read. One file after the other, as each is read whole. */
export function fileWords(file: Blob): Promise<FileWords> {
  const words = last.then(async () => {
    try {
      // The reader of metadata is larger than the page: it comes once there is a file for it.
      const { readFileWords } = await import("./read-file-words.ts");
      return await readFileWords(await file.arrayBuffer());
    } catch {
      // Offline, or the file is gone meanwhile: sending it will say so.
      return none;
    }
  });
  last = words;
  return words;
}
