import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, it, onTestFinished, vi } from "vitest";
import { pythonEnvironment } from "./python-environment.ts";

let folder: string;
let files: { readonly requirements: string; readonly cache: string };

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "iotd-python-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  files = { requirements: join(folder, "requirements.txt"), cache: join(folder, "cache") };
  await writeFile(files.requirements, "ministack==1\n");
});

/** What stands in for Python: it makes a Python as venv does, writes down what it is asked for, and does `then`. */
async function usePython(then = "") {
  const bin = join(folder, "bin");
  await mkdir(bin, { recursive: true });
  const calls = join(folder, "calls");
  await writeFile(calls, "");
  await writeFile(
    join(bin, "python3"),
    `#!/bin/sh
echo "$1 $2" >> ${calls}
case "$*" in
  "-m venv "*) mkdir -p "$3/bin" && cp "$0" "$3/bin/python" ;;
  "-c "*) : > "$(dirname "$(dirname "$0")")/finished" ;;
esac
${then}
`,
    { mode: 0o755 },
  );
  vi.stubEnv("PATH", `${bin}:${process.env.PATH}`);
  onTestFinished(() => void vi.unstubAllEnvs());
  return async () => (await readFile(calls, "utf8")).split("\n").filter(Boolean);
}

const log = () => undefined;

describe("the emulator's Python", () => {
  it("is made at the first call, with what is required, and found at the next", async () => {
    const calls = await usePython();
    const said: string[] = [];

    const made = await pythonEnvironment((line) => said.push(line), files);
    const found = await pythonEnvironment((line) => said.push(line), files);

    expect(found).toBe(made);
    expect((await calls()).slice(0, 2)).toEqual(["-m venv", "-m pip"]);
    expect((await calls()).filter((call) => call === "-m venv")).toHaveLength(1);
    expect(said).toEqual(["Installing the emulator (only the first time and after it changes) …"]);
  });

  it("is another one when something else is required", async () => {
    await usePython();
    const before = await pythonEnvironment(log, files);

    await writeFile(files.requirements, "ministack==2\n");

    expect(await pythonEnvironment(log, files)).not.toBe(before);
  });

  it("is made again after an installation that did not end well", async () => {
    await usePython('test "$2" != pip || exit 1');
    await expect(pythonEnvironment(log, files)).rejects.toThrow();
    const calls = await usePython();

    await pythonEnvironment(log, files);

    expect(await calls()).toContain("-m pip");
  });

  it("is missed in words that say what is needed", async () => {
    vi.stubEnv("PATH", "/nowhere");
    onTestFinished(() => void vi.unstubAllEnvs());

    await expect(pythonEnvironment(log, files)).rejects.toThrow(
      "The emulator could not be installed; it needs Python 3.10 or newer with venv, and PyPI. Error: spawn python3 ENOENT",
    );
  });

  it.each(["1", "2"])(
    "is missed with what Python complains of, on its output %s",
    async (output) => {
      await usePython(`echo "ensurepip is not available" >&${output}; exit 1`);

      await expect(pythonEnvironment(log, files)).rejects.toThrow(
        /with venv, and PyPI\. Error: ensurepip is not available$/,
      );
    },
  );
});
