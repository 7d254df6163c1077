import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { access, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const own = {
  requirements: fileURLToPath(new URL("../requirements.txt", import.meta.url)),
  cache: fileURLToPath(new URL("../node_modules/.cache", import.meta.url)),
};

/**
 * The path of a Python that has what the file `requirements` names, and nothing of the machine's own.
 * It is made in the folder `cache` at the first call, and again when that file changes.
 *
 * Throws an error of one sentence if it cannot be made.
 */
export async function pythonEnvironment(
  log: (line: string) => void,
  { requirements, cache }: typeof own = own,
): Promise<string> {
  const fingerprint = createHash("sha256")
    .update(await readFile(requirements))
    .digest("hex");
  const folder = join(cache, `python-${fingerprint.slice(0, 16)}`);
  const python = join(folder, "bin", "python");
  const finished = join(folder, "finished");
  if (await exists(finished)) return python;
  log("Installing the emulator (only the first time and after it changes) …");
  await rm(folder, { recursive: true, force: true });
  try {
    await run("python3", ["-m", "venv", folder]);
    await run(python, ["-m", "pip", "install", "--quiet", "--requirement", requirements]);
    await run(python, ["-c", `open(${JSON.stringify(finished)}, "w")`]);
  } catch (cause) {
    throw new Error(
      `The emulator could not be installed; it needs Python 3.10 or newer with venv, and PyPI. ${String(cause)}`,
      { cause },
    );
  }
  return python;
}

const exists = (file: string) =>
  access(file).then(
    () => true,
    () => false,
  );

async function run(program: string, args: readonly string[]): Promise<void> {
  const child = spawn(program, args, { stdio: ["ignore", "pipe", "pipe"] });
  let complaints = "";
  // Without its part that makes pip, venv complains on standard output.
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      complaints += text;
    });
  }
  const [code] = await once(child, "close");
  if (code !== 0) throw new Error(complaints.trim() || `${program} ended with ${String(code)}.`);
}
