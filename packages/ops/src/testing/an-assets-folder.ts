import { randomUUID } from "node:crypto";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";

/** A folder of assets with CSS and an icon under a unique hash, removed when the test ends. */
export async function anAssetsFolder() {
  const folder = await mkdtemp(join(tmpdir(), "iotd-assets-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const hash = randomUUID().replaceAll("-", "");
  const files = [
    { key: `assets/${hash}/site.css`, contentType: "text/css; charset=utf-8", text: "a{}" },
    { key: `assets/${hash}/favicon.svg`, contentType: "image/svg+xml", text: "<svg/>" },
  ] as const;
  for (const { key, text } of files) {
    await mkdir(dirname(join(folder, key)), { recursive: true });
    await writeFile(join(folder, key), text);
  }
  const writeManifest = (manifest: unknown) =>
    writeFile(join(folder, "manifest.json"), JSON.stringify(manifest));
  await writeManifest(files.map(({ key, contentType }) => ({ key, contentType })));
  return { folder, files, prefix: `assets/${hash}/`, writeManifest };
}
