import { execFile } from "node:child_process";
import { promisify } from "node:util";

const run = promisify(execFile);

/**
 * Runs a TypeScript program of the repository, by its path from the root, and returns what it prints. It
 * runs in a process of its own because the caller may be a bundle, which is not next to the sources.
 * Rejects if the program fails.
 */
export async function runSource(path: string, ...args: readonly string[]): Promise<string> {
  const { stdout } = await run(process.execPath, ["--import", "tsx", path, ...args]);
  return stdout;
}
