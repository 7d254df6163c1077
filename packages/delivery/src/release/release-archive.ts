import { mkdir, mkdtemp, readdir, rename, rm } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { runProgram } from "@iotd/process/run-program";
import { releaseDigest } from "./release-digest.ts";

/** Packs `folder` into `archive`, a .tar.gz, and resolves with the folder's digest. Throws if it is empty. */
export async function packRelease(folder: string, archive: string): Promise<string> {
  if ((await readdir(folder)).length === 0) throw new Error(`There is nothing in ${folder}.`);
  await runProgram("tar", ["-czf", archive, "-C", folder, "."]);
  return releaseDigest(folder);
}

/**
 * Unpacks `archive` as `folder`, which must not exist yet. Throws an error of one sentence, and leaves no
 * folder, if the content does not have `digest`.
 */
export async function unpackRelease(
  archive: string,
  folder: string,
  digest: string,
): Promise<void> {
  if (!/^sha256:[0-9a-f]{64}$/.test(digest)) {
    throw new Error(
      `The digest of a release looks like sha256:… with 64 hexadecimal digits, not “${digest}”.`,
    );
  }
  const parent = dirname(resolve(folder));
  await mkdir(parent, { recursive: true });
  const unpacked = await mkdtemp(join(parent, `.${basename(folder)}-`));
  try {
    await runProgram("tar", ["-xzf", archive, "-C", unpacked]);
    const found = await releaseDigest(unpacked);
    if (found !== digest) {
      throw new Error(
        `The files in ${archive} are not the ones that were built: their digest is ${found}, not ${digest}. Do not deploy them.`,
      );
    }
    await rename(unpacked, folder);
  } finally {
    await rm(unpacked, { recursive: true, force: true });
  }
}
