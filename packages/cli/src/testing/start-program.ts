import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";

/** The arguments of the program, its standard input and its variables, to which PATH is added. */
export type ProgramOptions = [
  args: readonly string[],
  options?: { readonly input?: string; readonly environment?: Readonly<Record<string, string>> },
];

/** Starts `bin/NAME.mjs`. `ended` resolves with its exit code and all that it printed. */
export function startProgram(
  name: string,
  ...[args, { input = "", environment = {} } = {}]: ProgramOptions
) {
  const program = fileURLToPath(new URL(`../../bin/${name}.mjs`, import.meta.url));
  const child = spawn(process.execPath, [program, ...args], {
    env: { PATH: process.env.PATH, ...environment },
  });
  child.stdin.end(input);
  const ended = Promise.all([text(child.stdout), text(child.stderr), once(child, "close")]).then(
    ([output, errors]) => ({ exitCode: child.exitCode, output, errors }),
  );
  return { child, ended };
}
