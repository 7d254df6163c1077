import type { ServerUser } from "./server-user.ts";

/** How a program of PostgreSQL is started on a data folder: whose it is, from where, under which name. */
export type ClusterFolder = {
  readonly spawn: { readonly cwd: string } & Partial<ServerUser>;
  /** What the program's option `-D` is given. */
  readonly name: string;
};

/**
 * Tells how `user` (undefined: the caller) opens the data folder `directory` (absolute).
 *
 * Where root hands over to another user, that user may be barred from a folder above (as below
 * /root). Node enters the working directory before it gives up root, and on Linux a process may
 * always refer to the folder it already stands in; no rights have to be widened.
 */
export const clusterFolder = (directory: string, user: ServerUser | undefined): ClusterFolder => ({
  spawn: { ...user, cwd: directory },
  name: user !== undefined && process.platform === "linux" ? "/proc/self/cwd" : directory,
});
