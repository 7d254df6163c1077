import { randomUUID } from "node:crypto";
import { open, rename } from "node:fs/promises";
import { basename, dirname, join } from "node:path";

/**
 * The end of the name of every file that is being written. A file of that name found at start was not
 * finished and can be deleted.
 */
export const unfinishedSuffix = ".unfinished";

/**
 * Replaces the content of the file at `path`. Atomic and durable: a reader gets the old content or the
 * new one, also after a crash or a power cut, and the new one once the promise resolves. `mode` is the
 * file's permission bits.
 *
 * @default mode 0o600
 */
export const writeFileDurably = async (
  path: string,
  content: string,
  mode = 0o600,
): Promise<void> => {
  const unfinished = join(dirname(path), `.${basename(path)}.${randomUUID()}${unfinishedSuffix}`);
  const file = await open(unfinished, "wx", mode);
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
  await renameDurably(unfinished, path);
};

/** Moves a file whose content is on disk, and resolves when the move is on disk too. */
export const renameDurably = async (from: string, to: string): Promise<void> => {
  await rename(from, to);
  const folder = await open(dirname(to), "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
};
