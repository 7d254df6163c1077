import { createHash } from "node:crypto";
import { access, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { outputOf } from "./run-program.ts";

/** What `pythonEnvironment` installs, and where. */
export type PythonEnvironmentOptions = {
  /** What is installed, in messages: `the emulator`. */
  readonly name: string;
  /** The path of the requirements.txt that names the packages and their versions. */
  readonly requirements: string;
  readonly log: (line: string) => void;
  /** The folder of all environments. @default node_modules/.cache of the repository */
  readonly cache?: string;
};

/**
 * Makes a Python virtual environment with the packages in `requirements`, and resolves with the path of
 * its folder of programs. It is made at the first call, and again when that file changes.
 *
 * Throws an error that says what is needed if it cannot be made.
 */
export async function pythonEnvironment({
  name,
  requirements,
  log,
  cache = fileURLToPath(new URL("../../../node_modules/.cache", import.meta.url)),
}: PythonEnvironmentOptions): Promise<string> {
  const fingerprint = createHash("sha256")
    .update(await readFile(requirements))
    .digest("hex");
  const folder = join(cache, `python-${fingerprint.slice(0, 16)}`);
  const programs = join(folder, "bin");
  const finished = join(folder, "finished");
  if (await exists(finished)) return programs;
  log(`Installing ${name} (only the first time and after a change) …`);
  await rm(folder, { recursive: true, force: true });
  try {
    await outputOf("python3", ["-m", "venv", folder]);
    await outputOf(join(programs, "python"), [
      ...["-m", "pip", "install", "--quiet", "--disable-pip-version-check"],
      ...["--requirement", requirements],
    ]);
    await writeFile(finished, "");
  } catch (cause) {
    throw new Error(
      `Installing ${name} failed. It needs Python 3.10 or newer with venv, and PyPI. ${String(cause)}`,
      { cause },
    );
  }
  return programs;
}

const exists = (file: string) =>
  access(file).then(
    () => true,
    () => false,
  );
