import { link, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { findProcess, hasErrorCode, unlessMissing, writeFileDurably } from "@iotd/local-aws";

/**
 * Makes this process the only service on `directory`, and resolves with a function that releases the
 * folder. A lock of a process that has ended is replaced.
 *
 * @throws Error of one line that names the process that uses the folder.
 */
export async function lockFolder(directory: string): Promise<() => Promise<void>> {
  const file = join(directory, "service.pid");
  const own = `${process.pid} ${(await findProcess(process.pid))?.commandLine}`;
  const mine = join(directory, `.service.pid.${process.pid}`);
  await writeFileDurably(mine, own);
  try {
    for (;;) {
      // Linking is atomic: the file appears with its content, and only if there is none.
      const isLocked = await link(mine, file).then(
        () => true,
        (error: unknown) => {
          if (hasErrorCode(error, "EEXIST")) return false;
          throw error;
        },
      );
      if (isLocked) return () => rm(file, { force: true });
      const found = await unlessMissing(readFile(file, "utf8"));
      if (found !== undefined) await removeStale(directory, file, found);
    }
  } finally {
    await rm(mine, { force: true });
  }
}

async function removeStale(directory: string, file: string, found: string): Promise<void> {
  const [, id = "", commandLine] = /^(\d+) (.*)$/s.exec(found) ?? [];
  const running = await findProcess(Number(id));
  if (Number(id) !== process.pid && running !== undefined && running.commandLine === commandLine) {
    throw new Error(
      `The folder ${directory} is used by a service that runs already (process ${id}). Stop that one, or choose another folder: IOTD_DATA_DIR=/path/to/folder npm start`,
    );
  }
  // Another process may have replaced the lock in the meantime. Then it is put back.
  const aside = `${file}.${process.pid}`;
  await unlessMissing(rename(file, aside));
  const removed = await unlessMissing(readFile(aside, "utf8"));
  if (removed !== undefined && removed !== found) await unlessMissing(link(aside, file));
  await rm(aside, { force: true });
}
