import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const home = fileURLToPath(new URL("..", import.meta.url));

/** A running emulator. */
export type Emulator = {
  /** Ends it and every function that runs in it. May be called twice. */
  readonly stop: () => Promise<void>;
};

/**
 * Starts the emulator with its stand-ins, set up by `environment`, and resolves when it answers.
 * `log` is given what it prints, line by line.
 *
 * Throws an error with its last words if it ends instead; then nothing of it is left.
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
    // With its functions it is a group, which is ended as one.
    detached: true,
  });
  const stopNow = () => signal(child, "SIGKILL");
  process.once("exit", stopNow);
  // The functions that it leaves running, which also keep its output open.
  child.once("exit", stopNow);
  const ended = once(child, "close").finally(() => process.off("exit", stopNow));
  const lastWords: string[] = [];
  const ready = new Promise<void>((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on("line", (line) => {
        log(line);
        lastWords.push(line);
        if (lastWords.length > 20) lastWords.shift();
        if (line.includes("Running on ")) resolve();
      });
    }
  });
  const failed = ended.then(() => {
    throw new Error(`The emulator did not start: ${lastWords.join("\n")}`);
  });
  await Promise.race([ready, failed]);
  failed.catch(() => undefined);
  return {
    stop: async () => {
      signal(child, "SIGTERM");
      const impatience = setTimeout(stopNow, 5_000);
      await ended;
      clearTimeout(impatience);
    },
  };
}

function signal({ pid }: ChildProcess, name: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, name);
  } catch {
    // Nobody of the group is left.
  }
}
