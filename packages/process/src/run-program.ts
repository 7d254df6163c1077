import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";

type Options = { readonly cwd?: string; readonly env?: NodeJS.ProcessEnv };

/** Runs a program to its end in this terminal. Throws an error of one sentence if it fails. */
export async function runProgram(
  program: string,
  args: readonly string[],
  options: Options = {},
): Promise<void> {
  const child = spawn(program, args, { ...options, stdio: "inherit" });
  await once(child, "close");
  if (child.exitCode !== 0) throw new Error(describeEnd(program, child));
}

/**
 * Runs a program to its end with `input` as its standard input, and resolves with its standard output.
 * Throws an error with the program's own message if it fails.
 */
export async function outputOf(
  program: string,
  args: readonly string[],
  { input = "", ...options }: Options & { readonly input?: string } = {},
): Promise<string> {
  const child = spawn(program, args, { ...options, stdio: "pipe" });
  // A program may end before it has read its input. Its exit code and message say why.
  child.stdin.on("error", () => undefined);
  child.stdin.end(input);
  const [output, errors] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, "close"),
  ]);
  if (child.exitCode === 0) return output;
  // Some programs, such as Python's venv, write their errors to standard output.
  throw new Error(errors.trim() || output.trim() || describeEnd(program, child));
}

const describeEnd = (program: string, { exitCode, signalCode }: ChildProcess) =>
  `${program} ended with ${signalCode ?? `exit code ${exitCode}`}.`;
