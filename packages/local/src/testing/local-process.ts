import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";

/** A service that runs in another process, as a person starts it. */
export type LocalProcess = {
  readonly url: string;
  readonly account: { readonly email: string; readonly password: string };
  /** Everything that it has printed. */
  readonly output: () => string;
  /** Sends a signal to its process group, and resolves with the exit code, which is null after SIGKILL. */
  readonly end: (signal: "SIGINT" | "SIGKILL") => Promise<number | null>;
};

type Command = {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
};

/** The command that `npm start` runs after the installation. */
export const startCommand = {
  command: process.execPath,
  args: [new URL("../../bin/start.mjs", import.meta.url).pathname],
} as const;

/** Starts the service and resolves when it has printed its address. Throws with its output if it ends before. */
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

/** Starts a command, for a test that does not wait until the service is ready. */
export function startWithoutWaiting(command: Command) {
  const { child, output, ended } = run(command);
  const interrupt = () => {
    if (child.pid !== undefined) process.kill(-child.pid, "SIGINT");
  };
  return { output, ended, interrupt };
}

/** Runs a command to its end, for a start that fails. */
export async function runToEnd(
  command: Command,
): Promise<{ exitCode: number | null; output: string }> {
  const { output, ended } = run(command);
  return { exitCode: await ended, output: output() };
}

function run({ command, args, cwd, env }: Command) {
  const child = spawn(command, args, {
    cwd,
    // Without the test runner's variables, such as NODE_ENV, which would change what is tested.
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...env },
    stdio: ["ignore", "pipe", "pipe"],
    // A process group, as in a terminal, where Ctrl-C sends its signal to the group.
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
