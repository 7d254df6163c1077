import { execFile } from "node:child_process";
import { stat } from "node:fs/promises";
import { promisify } from "node:util";

const run = promisify(execFile);

/** A user of the system, by numeric ids, as an option of `spawn`. */
export type ServerUser = { readonly uid: number; readonly gid: number };

/**
 * The user who runs PostgreSQL, which refuses to run as root. If this process runs as root: the owner of
 * `clusterDirectory`, or the user `postgres`, or `nobody`. Otherwise undefined, for the user of this
 * process.
 *
 * @throws Error if none of the three exists.
 */
export const serverUser = async (clusterDirectory: string): Promise<ServerUser | undefined> => {
  if (process.getuid?.() !== 0) return undefined;
  const user =
    (await ownerOf(clusterDirectory)) ?? (await findUser("postgres")) ?? (await findUser("nobody"));
  if (user === undefined) {
    throw new Error(
      "PostgreSQL does not run as root, and this system has neither a user postgres nor a user nobody to run it: start as an ordinary user.",
    );
  }
  return user;
};

const ownerOf = async (path: string): Promise<ServerUser | undefined> => {
  const entry = await stat(path).catch(() => undefined);
  return entry === undefined || entry.uid === 0 ? undefined : { uid: entry.uid, gid: entry.gid };
};

const findUser = async (name: string): Promise<ServerUser | undefined> => {
  try {
    const [uid, gid] = await Promise.all([run("id", ["-u", name]), run("id", ["-g", name])]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    return undefined;
  }
};
