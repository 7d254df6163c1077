import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";

/** A service started as a person starts it, as a process of its own. */
export type LocalProcess = {
  readonly url: string;
  readonly account: { readonly email: string; readonly password: string };
  /** All that it has printed. */
  readonly output: () => string;
  /** Sends a signal to the process and all that it runs in the foreground, and resolves with the exit code, null after SIGKILL. */
  readonly end: (signal: "SIGINT" | "SIGKILL") => Promise<number | null>;
};

type Command = {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
};

/** What `npm start` runs once everything is installed. */
export const startCommand = {
  command: process.execPath,
  args: [new URL("../../bin/start.mjs", import.meta.url).pathname],
} as const;

/** Starts the service and resolves when it says where it is. Throws with its output if it ends instead. */
export async function startProcess(command: Command): Promise<LocalProcess> {
  const { child, output, ended } = run(command);
  const [, url] = await untilPrinted(child, output, ended, /Image of the Day +(http:\S+)/);
  const [, email, password] = await untilPrinted(
    child,
    output,
    ended,
    /e-mail address +(\S+)\s+password +(.+)/,
  );
  const groupId = child.pid;
  if (!url || !email || !password || groupId === undefined) throw new Error(output());
  return {
    url,
    account: { email, password },
    output,
    end: (signal) => {
      process.kill(-groupId, signal);
      return ended;
    },
  };
}

/** Runs a start that is expected to fail, to its end. */
export async function runToEnd(
  command: Command,
): Promise<{ exitCode: number | null; output: string }> {
  const { output, ended } = run(command);
  return { exitCode: await ended, output: output() };
}

function run({ command, args, cwd, env }: Command) {
  const child = spawn(command, args, {
    cwd,
    // A person's shell, not the test runner's: its NODE_ENV and the like would change what is tested.
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...env },
    stdio: ["ignore", "pipe", "pipe"],
    // A process group, as a terminal makes: Ctrl-C reaches all of it.
    detached: true,
  });
  let printed = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      printed += text;
    });
  }
  const ended = once(child, "close").then(() => child.exitCode);
  return { child, output: () => printed, ended };
}

async function untilPrinted(
  child: ChildProcess,
  output: () => string,
  ended: Promise<number | null>,
  pattern: RegExp,
): Promise<RegExpExecArray> {
  for (;;) {
    const found = pattern.exec(output());
    if (found) return found;
    const next = child.stdout ? once(child.stdout, "data") : ended;
    const code = await Promise.race([next.then(() => "printed" as const), ended]);
    if (code !== "printed") throw new Error(`the service ended with ${code}:\n${output()}`);
  }
}
