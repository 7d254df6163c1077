import { chown, mkdir, open, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { hasErrorCode } from "../error-code.ts";
import { damaged } from "../parse-file.ts";
import type { Binaries } from "./binaries.ts";
import { clusterFolder } from "./cluster-folder.ts";
import { runProgram } from "./run-program.ts";
import type { ServerUser } from "./server-user.ts";

/** Name of the superuser of every cluster. */
export const superuser = "postgres";

/**
 * Creates a PostgreSQL cluster in `directory`, owned by `user`, unless there is one. The superuser's
 * password is read from the file `passwordPath`. If the creation is interrupted, the next call creates
 * the cluster again. Not `durable`: does not wait for the disk.
 *
 * Text is UTF-8 and compared by PostgreSQL's built-in rules, which are the same on every system.
 *
 * @throws Error if the cluster was created by another major version, belongs to another user or is damaged.
 */
export const createCluster = async (cluster: {
  directory: string;
  passwordPath: string;
  user: ServerUser | undefined;
  binaries: Binaries;
  durable: boolean;
}): Promise<void> => {
  const version = await findVersion(cluster.directory);
  if (version === undefined) return await initialise(cluster);
  if (version !== cluster.binaries.majorVersion) {
    throw new Error(
      `The database in ${cluster.directory} was created by PostgreSQL ${version} and cannot be read by PostgreSQL ${cluster.binaries.majorVersion}: remove the folder to start without data, or dump its content with version ${version} first.`,
    );
  }
};

const findVersion = async (directory: string): Promise<number | undefined> => {
  const file = join(directory, "PG_VERSION");
  try {
    const version = Number(await readFile(file, "utf8"));
    if (version > 0) return version;
  } catch (cause) {
    if (hasErrorCode(cause, "ENOENT")) return undefined;
    throw new Error(
      `The database in ${directory} belongs to another user: start as that user, or remove the folder to start without data.`,
      { cause },
    );
  }
  throw damaged(
    file,
    `Restore the folder ${directory} from a backup, or remove it to start without data.`,
  );
};

const initialise = async ({
  directory,
  passwordPath,
  user,
  binaries,
  durable,
}: Parameters<typeof createCluster>[0]): Promise<void> => {
  const unfinished = `${directory}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { mode: 0o700 });
  if (user !== undefined) {
    await chown(unfinished, user.uid, user.gid);
    await chown(passwordPath, user.uid, user.gid);
  }
  const folder = clusterFolder(unfinished, user);
  // Passed as an open file, because the user may not have access to its folder.
  const password = await open(passwordPath, "r");
  try {
    const parameters = [
      ...["-D", folder.name],
      ...[`--username=${superuser}`, "--pwfile=/dev/fd/3", "--auth=scram-sha-256"],
      ...["--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"],
      "--no-instructions",
      ...(durable ? [] : ["--no-sync"]),
    ];
    await runProgram(binaries.initdb, parameters, { ...folder.spawn, input: password.fd });
  } finally {
    await password.close();
  }
  await rename(unfinished, directory);
};
