import { spawn } from "node:child_process";
import { text } from "node:stream/consumers";
import type { ServerUser } from "./server-user.ts";

/**
 * The environment of PostgreSQL's programs: nothing that changes their settings, and messages in English,
 * because some of them are parsed.
 */
export const programEnvironment = (): NodeJS.ProcessEnv => {
  const { PATH, TMPDIR } = process.env;
  return { PATH, TMPDIR, LC_ALL: "C", TZ: "UTC" };
};

/**
 * Runs one of PostgreSQL's programs to its end and resolves with its standard output. `input`, an open
 * file, is the program's `/dev/fd/3`.
 *
 * @throws Error with the program's own message if it cannot be started or fails.
 */
export const runProgram = async (
  path: string,
  parameters: readonly string[],
  { input, ...options }: Partial<ServerUser> & { cwd: string; input?: number },
): Promise<string> => {
  const child = spawn(path, parameters, {
    ...options,
    env: programEnvironment(),
    stdio: ["ignore", "pipe", "pipe", ...(input === undefined ? [] : [input])],
  });
  const ended = new Promise<number | string | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code, signal) => resolve(code ?? signal));
  });
  const [code, stdout, stderr] = await Promise.all([
    ended,
    child.stdout === null ? "" : text(child.stdout),
    child.stderr === null ? "" : text(child.stderr),
  ]);
  if (code !== 0) throw new Error(`${path} failed (${code}): ${(stderr || stdout).trim()}`);
  return stdout;
};
