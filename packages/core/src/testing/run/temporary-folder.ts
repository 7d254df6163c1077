import { execFile } from "node:child_process";
import { chmod, mkdtemp, readdir, rm, statfs, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const memory = "/dev/shm";
const enoughBytes = 4 * 1024 ** 3;

/** The folder that a run's temporary files are in. */
export type TemporaryFolder = {
  /** Removes it. Throws if tests have left files in it. */
  readonly remove: () => Promise<void>;
};

/**
 * Has all temporary files of this process and those that it starts lie in one folder. It is in memory
 * where Linux has room for it, unless `TMPDIR` is set: databases are made of thousands of small files,
 * and creating and deleting those takes a disk a third of the tests' time.
 */
export async function openTemporaryFolder(): Promise<TemporaryFolder> {
  const { TMPDIR } = process.env;
  const parent = TMPDIR === undefined && (await isUsable(memory)) ? memory : tmpdir();
  const folder = await mkdtemp(join(parent, "iotd-tests-"));
  // PostgreSQL runs as another user where root starts it.
  await chmod(folder, 0o755);
  process.env.TMPDIR = folder;
  return {
    remove: async () => {
      if (TMPDIR === undefined) delete process.env.TMPDIR;
      else process.env.TMPDIR = TMPDIR;
      const left = (await readdir(folder)).filter((name) => !isCache(name));
      await rm(folder, { recursive: true, force: true });
      if (left.length > 0) throw new Error(`Tests left files behind: ${left.join(", ")}`);
    },
  };
}

/** What tsx compiled, and PostgreSQL's programs where they had to be copied. */
const isCache = (name: string) => /^(tsx-\d+|iotd-postgres-[\d.]+.*)$/.test(name);

/** Whether `folder` has room, and programs in it may be run. */
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
