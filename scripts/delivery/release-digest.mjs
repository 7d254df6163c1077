import { createHash } from "node:crypto";
import { lstat, readdir, readFile, readlink } from "node:fs/promises";
import { join } from "node:path";

/**
 * One digest, `sha256:…`, of everything in `folder`: the names, the contents, which files may be
 * executed and where links point. Neither times nor owners count, so that the same build has the same
 * digest on any machine.
 */
export async function releaseDigest(folder) {
  const lines = [];
  for (const path of await filesIn(folder)) lines.push(await describeFile(folder, path));
  return `sha256:${sha256(lines.join("\n"))}`;
}

async function filesIn(folder, prefix = "") {
  const entries = await readdir(join(folder, prefix), { withFileTypes: true });
  const nested = await Promise.all(
    entries.map((entry) => {
      const path = `${prefix}${entry.name}`;
      return entry.isDirectory() ? filesIn(folder, `${path}/`) : [path];
    }),
  );
  // By code unit, which no machine's language changes.
  return nested.flat().sort();
}

async function describeFile(folder, path) {
  const file = join(folder, path);
  const found = await lstat(file);
  const isLink = found.isSymbolicLink();
  const kind = isLink ? "link" : found.mode & 0o100 ? "program" : "file";
  const content = isLink ? await readlink(file) : await readFile(file);
  return JSON.stringify([path, kind, sha256(content)]);
}

const sha256 = (content) => createHash("sha256").update(content).digest("hex");
