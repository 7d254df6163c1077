import { execFile } from "node:child_process";
import { chmod, mkdtemp, readdir, rm, statfs, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const memory = "/dev/shm";
const enoughBytes = 4 * 1024 ** 3;

/** The folder for all temporary files of a test run. */
export type TemporaryFolder = {
  /** Removes the folder and restores `TMPDIR`. Throws if tests have left files in it. */
  readonly remove: () => Promise<void>;
};

/**
 * Creates a folder and sets `TMPDIR` to it, for this process and those that it starts. Unless `TMPDIR`
 * was set, the folder is in memory if Linux has space: databases have thousands of small files, and
 * writing them to a disk takes a third of the tests' time.
 */
export async function openTemporaryFolder(): Promise<TemporaryFolder> {
  const { TMPDIR } = process.env;
  const parent = TMPDIR === undefined && (await isUsable(memory)) ? memory : tmpdir();
  const folder = await mkdtemp(join(parent, "iotd-tests-"));
  // If root runs the tests, PostgreSQL runs as another user.
  await chmod(folder, 0o755);
  process.env.TMPDIR = folder;
  return {
    remove: async () => {
      if (TMPDIR === undefined) delete process.env.TMPDIR;
      else process.env.TMPDIR = TMPDIR;
      const remaining = (await readdir(folder)).filter((name) => !isCache(name));
      await rm(folder, { recursive: true, force: true });
      if (remaining.length > 0)
        throw new Error(`Tests did not remove these files: ${remaining.join(", ")}`);
    },
  };
}

/** Files that tsx compiled, and PostgreSQL's programs if they had to be copied. */
const isCache = (name: string) => /^(tsx-\d+|iotd-postgres-[\d.]+.*)$/.test(name);

/** Whether `folder` has enough space, and programs in it can be executed. */
async function isUsable(folder: string): Promise<boolean> {
  try {
    const { bavail, bsize } = await statfs(folder);
    if (bavail * bsize < enoughBytes) return false;
    const trial = await mkdtemp(join(folder, "iotd-trial-"));
    try {
      const program = join(trial, "program");
      await writeFile(program, "#!/bin/sh\n", { mode: 0o755 });
      await promisify(execFile)(program);
      return true;
    } finally {
      await rm(trial, { recursive: true });
    }
  } catch {
    return false;
  }
}
