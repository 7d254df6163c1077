import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { promisify } from "node:util";
import { cleanEnvironment, npmArgs, type WorkingCopy } from "./working-copy.ts";

/** A command that runs until Ctrl-C. */
export type LiveProcess = {
  /**
   * Resolves when it has printed `words` after the first `since` characters. Rejects with its output if it
   * ends before.
   */
  readonly untilPrinted: (words: string, since?: number) => Promise<void>;
  /** Sends SIGINT to all its processes, as Ctrl-C does. Resolves when they have closed their output. */
  readonly interrupt: () => Promise<void>;
  /** All that it has printed. */
  readonly output: () => string;
  /** Whether a process that it started still runs. */
  readonly isRunning: () => Promise<boolean>;
};

/** Runs `npm run SCRIPT -- …` in `copy`, in a process group of its own. */
export function startLive(
  copy: WorkingCopy,
  script: string,
  ...args: readonly string[]
): LiveProcess {
  const child = spawn("npm", npmArgs(script, args), {
    cwd: copy.folder,
    env: cleanEnvironment(),
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  let output = "";
  const listeners = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      output += text;
      for (const listener of listeners) listener();
    });
  }
  const ended = once(child, "close");
  return {
    output: () => output,
    untilPrinted: (words, since = 0) =>
      new Promise((resolve, reject) => {
        const listener = () => {
          if (!output.includes(words, since)) return;
          listeners.delete(listener);
          resolve();
        };
        listeners.add(listener);
        listener();
        ended.then(() => reject(new Error(`It ended:\n${output}`)));
      }),
    interrupt: async () => {
      process.kill(-(child.pid ?? 0), "SIGINT");
      await ended;
    },
    isRunning: async () => {
      const { stdout } = await promisify(execFile)("ps", ["-A", "-o", "pgid=,stat="]);
      // A zombie process (Z) has ended.
      return stdout.split("\n").some((line) => new RegExp(`^ *${child.pid} +[^Z]`).test(line));
    },
  };
}
