import { mkdir, mkdtemp, readdir, rename, rm } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { run } from "../templates/run.mjs";
import { releaseDigest } from "./release-digest.mjs";

/** Packs `folder` into `archive`, a .tar.gz, and resolves with the folder's digest. */
export async function packRelease(folder, archive) {
  if ((await readdir(folder)).length === 0) throw new Error(`There is nothing in ${folder}.`);
  await run("tar", ["-czf", archive, "-C", folder, "."]);
  return releaseDigest(folder);
}

/**
 * Unpacks `archive` as `folder`, which must not be there yet. Throws an error of one sentence, and leaves
 * no folder, if what is in it does not have `digest`.
 */
export async function unpackRelease(archive, folder, digest) {
  if (!/^sha256:[0-9a-f]{64}$/.test(digest ?? "")) {
    throw new Error(
      `The digest of a release looks like sha256:… with 64 digits, not “${digest ?? ""}”.`,
    );
  }
  const parent = dirname(resolve(folder));
  await mkdir(parent, { recursive: true });
  const beside = await mkdtemp(join(parent, `.${basename(folder)}-`));
  try {
    await run("tar", ["-xzf", archive, "-C", beside]);
    const found = await releaseDigest(beside);
    if (found !== digest) {
      throw new Error(
        `The files in ${archive} are not those that were built: their digest is ${found}, not ${digest}; do not deploy them.`,
      );
    }
    await rename(beside, folder);
  } finally {
    await rm(beside, { recursive: true, force: true });
  }
}
