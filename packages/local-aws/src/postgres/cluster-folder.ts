import type { ServerUser } from "./server-user.ts";

/** How a program of PostgreSQL is started on a data folder. */
export type ClusterFolder = {
  readonly spawn: { readonly cwd: string } & Partial<ServerUser>;
  /** The value of the program's option `-D`. */
  readonly name: string;
};

/**
 * How `user` (undefined: the user of this process) opens the data folder `directory` (absolute).
 *
 * If root starts the program as another user, that user may not have access to a parent folder (such
 * as /root). Node enters the working directory before it changes the user, and on Linux a process can
 * always refer to its working directory, so the permissions of parent folders need not change.
 */
export const clusterFolder = (directory: string, user: ServerUser | undefined): ClusterFolder => ({
  spawn: { ...user, cwd: directory },
  name: user !== undefined && process.platform === "linux" ? "/proc/self/cwd" : directory,
});
