import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { unlessMissing } from "../error-code.ts";
import { clusterFolder } from "./cluster-folder.ts";
import { runProgram } from "./run-program.ts";
import { findProcess } from "./running-process.ts";
import type { ServerUser } from "./server-user.ts";

/**
 * The setting, last on a server's command line, that tells which folder it serves and which process
 * started it. PostgreSQL takes any setting whose name has a dot.
 */
export const ownerSetting = (directory: string, processId: number): string =>
  `iotd.owner=${processId}:${directory}`;

/**
 * Makes the cluster in `directory` free for a new server. A server that outlived the process which
 * started it (killed by SIGKILL, say) is stopped and waited for; its clients are cut off and
 * committed data is kept. A `postmaster.pid` left by a server that died is seen through, even if
 * another program has its process id by now.
 *
 * @throws Error if a server uses the cluster whose starter is alive, or that was started otherwise.
 */
export const releaseCluster = async (
  directory: string,
  user: ServerUser | undefined,
  pgCtl: string,
): Promise<void> => {
  const lockPath = join(directory, "postmaster.pid");
  const lock = (await unlessMissing(readFile(lockPath, "utf8"))) ?? "";
  const serverId = Number.parseInt(lock, 10);
  const server = Number.isNaN(serverId) ? undefined : await findProcess(serverId);
  // PostgreSQL itself removes the lock of a server that is gone.
  if (server === undefined) return;

  const [, ownerId, folder] = / iotd\.owner=(\d+):(.*)$/.exec(server.commandLine) ?? [];
  if (folder === directory) {
    // A process that lost its parent gets another one at once.
    if (server.parentId === Number(ownerId)) throw inUse(directory, serverId);
    const { spawn, name } = clusterFolder(directory, user);
    await runProgram(pgCtl, ["stop", "-D", name, "-m", "fast", "-t", "60"], spawn);
    return;
  }
  const isOtherProgram = folder !== undefined || !/postgres|postmaster/.test(server.commandLine);
  if (!isOtherProgram) throw inUse(directory, serverId);
  // PostgreSQL takes any living process of its user for the old server, except its own parent; it
  // then goes on to check that no process of the old server still has the memory it shared.
  await writeFile(lockPath, lock.replace(/^\d+/, String(process.pid)));
};

const inUse = (directory: string, serverId: number): Error =>
  new Error(
    `The database in ${directory} is in use by another server (process ${serverId}): stop that one first.`,
  );
