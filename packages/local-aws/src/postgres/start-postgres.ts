import { mkdir, realpath } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { freePort } from "../free-port.ts";
import { PortTakenError } from "../local-server.ts";
import { findBinaries } from "./binaries.ts";
import { createCluster, superuser } from "./create-cluster.ts";
import { keepRunning, type ReportRestart } from "./keep-running.ts";
import { releaseCluster } from "./release-cluster.ts";
import { type RunningServer, runServer, type ServerSettings } from "./run-server.ts";
import { serverUser } from "./server-user.ts";
import { superuserPassword } from "./superuser-password.ts";

/** Where and how a PostgreSQL server runs. */
export type PostgresOptions = {
  /** Folder for the cluster and its password, created if missing. The server writes to no other folder. */
  readonly dataDirectory: string;
  /** @default a free one */
  readonly port?: number;
  /**
   * False: commits do not wait for the disk, which is faster but may damage the data if the machine (not
   * only the server) crashes. For tests.
   * @default true
   */
  readonly durable?: boolean;
  /** @default does nothing */
  readonly onRestart?: ReportRestart;
};

/** A running PostgreSQL server. */
export type Postgres = {
  /** Of the database `postgres`, with the superuser's name and password. */
  readonly url: string;
  /** Disconnects clients and resolves when the server's last process has ended. May be called twice. */
  readonly stop: () => Promise<void>;
};

/**
 * Starts a PostgreSQL server on 127.0.0.1 and resolves when it accepts connections. Committed data
 * survives a restart, and if the server or this process is killed. Root can start it too; it then runs
 * as another user. A server whose process was killed is stopped and replaced. If the server ends while
 * this process runs, it is started again on the same port.
 *
 * @throws Error in one sentence if another server uses the folder, if another major version created it,
 * or if the given port is taken.
 */
export const startPostgres = async ({
  dataDirectory,
  port,
  durable = true,
  onRestart = () => undefined,
}: PostgresOptions): Promise<Postgres> => {
  await mkdir(dataDirectory, { recursive: true, mode: 0o700 });
  const home = await realpath(dataDirectory);
  const directory = join(home, "cluster");
  const passwordPath = join(home, "superuser-password");

  const user = await serverUser(directory);
  const binaries = await findBinaries(user);
  const password = await superuserPassword(passwordPath);
  await createCluster({ directory, passwordPath, user, binaries, durable });
  const start = async (wanted: number | undefined) => {
    await releaseCluster(directory, user, binaries.pgCtl);
    return runOnPort(wanted, { directory, user, binaries, durable });
  };
  const { server, port: usedPort } = await start(port);
  const { stop } = keepRunning(server, async () => (await start(usedPort)).server, onRestart);
  return {
    url: `postgres://${superuser}:${password}@127.0.0.1:${usedPort}/postgres`,
    stop,
  };
};

const retries = { attempts: 50, pauseMilliseconds: 200 };

const runOnPort = async (
  wanted: number | undefined,
  settings: Omit<ServerSettings, "port">,
): Promise<{ server: RunningServer; port: number }> => {
  for (let attempt = 1; ; attempt += 1) {
    const port = wanted ?? (await freePort());
    try {
      return { server: await runServer({ ...settings, port }), port };
    } catch (error) {
      const message = error instanceof Error ? error.message : "";
      const isPortTaken = message.includes("Address already in use");
      // The child processes of a killed server take a moment to end.
      const isMemoryInUse = message.includes("shared memory block");
      if (isPortTaken && wanted !== undefined) throw new PortTakenError(wanted, "127.0.0.1", error);
      if ((!isPortTaken && !isMemoryInUse) || attempt >= retries.attempts) throw error;
      if (isMemoryInUse) await wait(retries.pauseMilliseconds);
    }
  }
};
