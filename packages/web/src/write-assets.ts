import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Assets } from "./build-assets.ts";

/**
 * Writes `assets` below `folder`, to be published: each file at its path on the site, and
 * `manifest.json`, a list of `{key, contentType}`.
 */
export async function writeAssets({ path, files }: Assets, folder: string): Promise<void> {
  const objects = files.map((file) => ({ ...file, key: `${path.slice(1)}/${file.name}` }));
  for (const { key, body } of objects) {
    const file = join(folder, key);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, body);
  }
  const manifest = objects.map(({ key, contentType }) => ({ key, contentType }));
  await writeFile(join(folder, "manifest.json"), JSON.stringify(manifest));
}
