import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import type { Binaries } from "./binaries.ts";
import { clusterFolder } from "./cluster-folder.ts";
import { ownerSetting } from "./release-cluster.ts";
import { programEnvironment } from "./run-program.ts";
import type { ServerUser } from "./server-user.ts";

/** How a server runs on a cluster that no other server uses. */
export type ServerSettings = {
  readonly directory: string;
  readonly user: ServerUser | undefined;
  readonly binaries: Binaries;
  readonly port: number;
  readonly durable: boolean;
};

/** A server that accepts connections. */
export type RunningServer = {
  /** Disconnects clients, writes all data to the disk and resolves when the last process has ended. */
  readonly stop: () => Promise<void>;
  /** Resolves when the last process has ended, with the reason in a few words. */
  readonly ended: Promise<string>;
};

/**
 * Starts the server's process and resolves when it accepts connections, on 127.0.0.1 only. When this
 * process exits, the server is stopped.
 *
 * @throws Error with the server's own messages if it ends before that.
 */
export const runServer = async (settings: ServerSettings): Promise<RunningServer> => {
  const { directory, user, binaries } = settings;
  const folder = clusterFolder(directory, user);
  const child = spawn(binaries.postgres, ["-D", folder.name, ...parameters(settings)], {
    ...folder.spawn,
    env: programEnvironment(),
    stdio: ["ignore", "ignore", "pipe"],
    // Not in the terminal's process group: Ctrl-C must not stop the database before the programs that
    // use it.
    detached: true,
  });
  const stopNow = () => child.kill("SIGINT");
  process.once("exit", stopNow);
  const lines: string[] = [];
  const reason = () => lines.filter((line) => /FATAL|PANIC|HINT|could not/.test(line)).join(" ");
  const ended = new Promise<string>((resolve) => {
    child.once("close", (code, signal) => {
      process.off("exit", stopNow);
      resolve(`${signal ?? `exit code ${code}`}${signal ? "" : `: ${reason()}`}`);
    });
  });

  await new Promise<void>((resolve, reject) => {
    child.once("error", reject);
    createInterface({ input: child.stderr }).on("line", (line) => {
      if (line.endsWith("database system is ready to accept connections")) resolve();
      lines.push(line);
      if (lines.length > 20) lines.shift();
    });
    child.once("close", () => {
      reject(new Error(`PostgreSQL did not start: ${reason() || lines.join(" ")}`));
    });
  });

  return {
    ended,
    stop: async () => {
      stopNow();
      // If it does not stop, it is forced to. It recovers at the next start.
      const timer = setTimeout(() => child.kill("SIGQUIT"), 30_000);
      await ended;
      clearTimeout(timer);
    },
  };
};

const parameters = ({ directory, port, durable }: ServerSettings): string[] => {
  const settings = [
    "listen_addresses=127.0.0.1",
    `port=${port}`,
    "unix_socket_directories=",
    // Files of the cluster instead of the system's shared memory, which is small in containers and which
    // a killed server would not free.
    "dynamic_shared_memory_type=mmap",
    // At most this much of the disk is used for what a crash would need again.
    "min_wal_size=32MB",
    "max_wal_size=64MB",
    "timezone=UTC",
    "log_timezone=UTC",
    ...(durable ? [] : ["fsync=off", "synchronous_commit=off", "full_page_writes=off"]),
    ownerSetting(directory, process.pid),
  ];
  return settings.flatMap((setting) => ["-c", setting]);
};
