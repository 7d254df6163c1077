import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, it, onTestFinished, vi } from "vitest";
import { type PythonEnvironmentOptions, pythonEnvironment } from "./python-environment.ts";

let folder: string;
let requirements: string;
const log = () => undefined;
const makeEnvironment = (options: Partial<PythonEnvironmentOptions> = {}) =>
  pythonEnvironment({ name: "the emulator", requirements, log, cache: folder, ...options });

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "iotd-python-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  requirements = join(folder, "requirements.txt");
  await writeFile(requirements, "ministack==1\n");
});

/** Puts a program `python3` on PATH that makes a Python as venv does, records its calls, and runs `then`. */
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
esac
${then}
`,
    { mode: 0o755 },
  );
  vi.stubEnv("PATH", `${bin}:${process.env.PATH}`);
  onTestFinished(() => void vi.unstubAllEnvs());
  return async () => (await readFile(calls, "utf8")).split("\n").filter(Boolean);
}

describe("a Python environment", () => {
  it("is made at the first call and used again at the next", async () => {
    const calls = await usePython();
    const said: string[] = [];

    const made = await makeEnvironment({ log: (line) => said.push(line) });
    const found = await makeEnvironment({ log: (line) => said.push(line) });

    expect(found).toBe(made);
    expect(await calls()).toEqual(["-m venv", "-m pip"]);
    expect(said).toEqual(["Installing the emulator (only the first time and after a change) …"]);
  });

  it("is another one when the requirements change", async () => {
    await usePython();
    const before = await makeEnvironment();

    await writeFile(requirements, "ministack==2\n");

    expect(await makeEnvironment()).not.toBe(before);
  });

  it("is made again after an installation that failed", async () => {
    await usePython('test "$2" != pip || exit 1');
    await expect(makeEnvironment()).rejects.toThrow();
    const calls = await usePython();

    await makeEnvironment();

    expect(await calls()).toContain("-m pip");
  });

  it("says what it needs when there is no Python", async () => {
    vi.stubEnv("PATH", "/nowhere");
    onTestFinished(() => void vi.unstubAllEnvs());

    await expect(makeEnvironment()).rejects.toThrow(
      "Installing the emulator failed. It needs Python 3.10 or newer with venv, and PyPI. Error: spawn python3 ENOENT",
    );
  });

  it.each(["1", "2"])(
    "reports the error that Python writes to file descriptor %s",
    async (output) => {
      await usePython(`echo "ensurepip is not available" >&${output}; exit 1`);

      await expect(makeEnvironment()).rejects.toThrow(
        /with venv, and PyPI\. Error: ensurepip is not available$/,
      );
    },
  );
});
