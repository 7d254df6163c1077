import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { unlessMissing } from "../error-code.ts";
import { damaged } from "../parse-file.ts";
import { clusterFolder } from "./cluster-folder.ts";
import { runProgram } from "./run-program.ts";
import { findProcess } from "./running-process.ts";
import type { ServerUser } from "./server-user.ts";

/**
 * The setting, last on a server's command line, with its folder and the process that started it.
 * PostgreSQL accepts any setting whose name has a dot.
 */
export const ownerSetting = (directory: string, processId: number): string =>
  `iotd.owner=${processId}:${directory}`;

/**
 * Makes the cluster in `directory` available to a new server. If a server still runs although the
 * process that started it has ended (killed by SIGKILL, for example), it is stopped: its clients are
 * disconnected, committed data is kept. A `postmaster.pid` of a server that no longer runs is ignored,
 * even if its process id now belongs to another program.
 *
 * @throws Error if the process that started the server still runs, if another program started it, or if
 * `postmaster.pid` is damaged.
 */
export const releaseCluster = async (
  directory: string,
  user: ServerUser | undefined,
  pgCtl: string,
): Promise<void> => {
  const lockPath = join(directory, "postmaster.pid");
  const lock = await unlessMissing(readFile(lockPath, "utf8"));
  if (lock === undefined) return;
  const serverId = Number.parseInt(lock, 10);
  if (Number.isNaN(serverId)) {
    throw damaged(
      lockPath,
      `Make sure that no other PostgreSQL runs on ${directory}, delete the file and start again.`,
    );
  }
  const server = await findProcess(serverId);
  // PostgreSQL removes the lock of a server that does not run.
  if (server === undefined) return;

  const [, ownerId, folder] = / iotd\.owner=(\d+):(.*)$/.exec(server.commandLine) ?? [];
  if (folder === directory) {
    // A process whose parent ends gets another parent.
    if (server.parentId === Number(ownerId)) throw inUse(directory, serverId);
    const { spawn, name } = clusterFolder(directory, user);
    await runProgram(pgCtl, ["stop", "-D", name, "-m", "fast", "-t", "60"], spawn);
    return;
  }
  const isOtherProgram = folder !== undefined || !/postgres|postmaster/.test(server.commandLine);
  if (!isOtherProgram) throw inUse(directory, serverId);
  // PostgreSQL treats a running process with this id as the old server, unless it is its own parent. It
  // then checks that no process of the old server still uses its shared memory.
  await writeFile(lockPath, lock.replace(/^\d+/, String(process.pid)));
};

const inUse = (directory: string, serverId: number): Error =>
  new Error(
    `The database in ${directory} is in use by another server (process ${serverId}): stop that one first.`,
  );
