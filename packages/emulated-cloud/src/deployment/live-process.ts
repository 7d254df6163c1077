import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { promisify } from "node:util";
import { personsEnvironment, type WorkingCopy } from "./working-copy.ts";

/** A command that runs until Ctrl-C. */
export type LiveProcess = {
  /**
   * Resolves when it has printed `words`, after the first `since` characters; rejects with all that it
   * printed if it ends before.
   */
  readonly untilPrinted: (words: string, since?: number) => Promise<void>;
  /** As a terminal does: the signal reaches all of it. Resolves when nobody prints any more. */
  readonly interrupt: () => Promise<void>;
  readonly output: () => string;
  /** Whether anything that it started still runs. */
  readonly isRunning: () => Promise<boolean>;
};

/** Runs `npm run SCRIPT -- …` in `copy`, in a process group of its own. */
export function startLive(
  copy: WorkingCopy,
  script: string,
  ...args: readonly string[]
): LiveProcess {
  const child = spawn("npm", ["run", "--silent", script, "--", ...args], {
    cwd: copy.folder,
    env: personsEnvironment(),
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  let output = "";
  const heard = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      output += text;
      for (const hear of heard) hear();
    });
  }
  const ended = once(child, "close");
  return {
    output: () => output,
    untilPrinted: (words, since = 0) =>
      new Promise((resolve, reject) => {
        const hear = () => {
          if (!output.includes(words, since)) return;
          heard.delete(hear);
          resolve();
        };
        heard.add(hear);
        hear();
        ended.then(() => reject(new Error(`It ended:\n${output}`)));
      }),
    interrupt: async () => {
      process.kill(-(child.pid ?? 0), "SIGINT");
      await ended;
    },
    isRunning: async () => {
      const { stdout } = await promisify(execFile)("ps", ["-A", "-o", "pgid=,stat="]);
      // One that has ended and whom nobody has asked yet (Z) runs no more.
      return stdout.split("\n").some((line) => new RegExp(`^ *${child.pid} +[^Z]`).test(line));
    },
  };
}
