import { createHash } from "node:crypto";
import { lstat, readdir, readFile, readlink } from "node:fs/promises";
import { join } from "node:path";

/**
 * The digest, `sha256:…`, of everything in `folder`: names, contents, which files are executable, and where
 * links point. Times and owners are left out, so that the same build has the same digest on any machine.
 */
export async function releaseDigest(folder: string): Promise<string> {
  const lines: string[] = [];
  for (const path of await filesIn(folder)) lines.push(await describeFile(folder, path));
  return `sha256:${sha256(lines.join("\n"))}`;
}

async function filesIn(folder: string, prefix = ""): Promise<string[]> {
  const entries = await readdir(join(folder, prefix), { withFileTypes: true });
  const nested = await Promise.all(
    entries.map((entry) => {
      const path = `${prefix}${entry.name}`;
      return entry.isDirectory() ? filesIn(folder, `${path}/`) : [path];
    }),
  );
  // By code unit: the order must not depend on the machine's language.
  return nested.flat().sort();
}

async function describeFile(folder: string, path: string): Promise<string> {
  const file = join(folder, path);
  const found = await lstat(file);
  const isLink = found.isSymbolicLink();
  const kind = isLink ? "link" : found.mode & 0o100 ? "program" : "file";
  const content = isLink ? await readlink(file) : await readFile(file);
  return JSON.stringify([path, kind, sha256(content)]);
}

const sha256 = (content: string | Buffer) => createHash("sha256").update(content).digest("hex");
