import { readdir, readFile } from "node:fs/promises";
import { join, relative } from "node:path";

/** The text of files by their paths below a folder. */
export type Files = ReadonlyMap<string, string>;

/** All files in `folder` and its subfolders. */
export async function readFiles(folder: string): Promise<Files> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  return new Map(
    await Promise.all(
      paths.map(async (path) => [relative(folder, path), await readFile(path, "utf8")] as const),
    ),
  );
}

/** The artefacts in the synthesised `folder`, by their S3 keys in the templates. */
export async function readArtefacts(folder: string): Promise<ReadonlyMap<string, Files>> {
  const entries = await readdir(folder, { withFileTypes: true });
  const artefacts = entries.filter(
    (entry) => entry.isDirectory() && entry.name.startsWith("asset."),
  );
  return new Map(
    await Promise.all(
      artefacts.map(
        async ({ name }) =>
          [`${name.replace("asset.", "")}.zip`, await readFiles(join(folder, name))] as const,
      ),
    ),
  );
}
