import { execFile } from "node:child_process";
import { stat } from "node:fs/promises";
import { promisify } from "node:util";

const run = promisify(execFile);

/** A user of the system, by numeric ids, as `spawn` takes it. */
export type ServerUser = { readonly uid: number; readonly gid: number };

/**
 * Chooses who runs PostgreSQL, which refuses to run as root. Root hands over to the owner of the
 * data in `clusterDirectory`, if there is any yet, else to the user `postgres`, else to `nobody`.
 * Undefined: whoever runs this program is no root and runs the server as well.
 *
 * @throws Error if root finds none of the three.
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
