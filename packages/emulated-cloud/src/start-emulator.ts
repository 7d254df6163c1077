import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const home = fileURLToPath(new URL("..", import.meta.url));

/** A running emulator. */
export type Emulator = {
  /** Ends it and all its functions. May be called twice. */
  readonly stop: () => Promise<void>;
};

/**
 * Starts the emulator with its stand-ins and the given environment. Resolves when it accepts requests. Calls
 * `log` with each line that it prints.
 *
 * If it ends instead, ends all its processes and throws an error with the last lines of its output.
 */
export async function startEmulator(
  python: string,
  environment: Readonly<Record<string, string>>,
  log: (line: string) => void,
): Promise<Emulator> {
  const child = spawn(python, ["-m", "stand_ins"], {
    cwd: home,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...environment },
    stdio: ["ignore", "pipe", "pipe"],
    // A process group with its functions, so that one signal ends them all.
    detached: true,
  });
  const stopNow = () => signal(child, "SIGKILL");
  process.once("exit", stopNow);
  // Ends the functions that still run when it exits. They also keep its output open.
  child.once("exit", stopNow);
  const ended = once(child, "close").finally(() => process.off("exit", stopNow));
  const lastLines: string[] = [];
  const ready = new Promise<void>((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on("line", (line) => {
        log(line);
        lastLines.push(line);
        if (lastLines.length > 20) lastLines.shift();
        if (line.includes("Running on ")) resolve();
      });
    }
  });
  const failed = ended.then(() => {
    throw new Error(`The emulator did not start: ${lastLines.join("\n")}`);
  });
  await Promise.race([ready, failed]);
  failed.catch(() => undefined);
  return {
    stop: async () => {
      signal(child, "SIGTERM");
      const timeout = setTimeout(stopNow, 5_000);
      await ended;
      clearTimeout(timeout);
    },
  };
}

function signal({ pid }: ChildProcess, name: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, name);
  } catch {
    // No process of the group runs.
  }
}
