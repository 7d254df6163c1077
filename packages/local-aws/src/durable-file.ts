import { randomUUID } from "node:crypto";
import { open, rename } from "node:fs/promises";
import { basename, dirname, join } from "node:path";

/**
 * Ends the name of every file that is still being written. One that is found at start was never
 * finished and can be deleted.
 */
export const unfinishedSuffix = ".unfinished";

/**
 * Replaces the file at `path` by `content`. Atomic and durable: whoever reads it, also after a
 * crash or a power cut, finds the old content or the new one, and once the promise resolves the new
 * one. `mode` is the file's permission bits.
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

/** Moves a file whose content is already on disk, and waits until the move is on disk as well. */
export const renameDurably = async (from: string, to: string): Promise<void> => {
  await rename(from, to);
  const folder = await open(dirname(to), "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
};
