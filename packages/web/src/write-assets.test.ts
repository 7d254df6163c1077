import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, it, onTestFinished } from "vitest";
import { buildAssets } from "./build-assets.ts";

const run = promisify(execFile);
const cli = fileURLToPath(new URL("./write-assets-cli.ts", import.meta.url));

async function writeAssets() {
  const folder = await mkdtemp(join(tmpdir(), "iotd-assets-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const { stdout: path } = await run(process.execPath, ["--import", "tsx", cli, folder]);
  const manifest = JSON.parse(await readFile(join(folder, "manifest.json"), "utf8"));
  return { folder, path, manifest };
}

it("the command that writes assets prints the path that pages link to", async () => {
  expect((await writeAssets()).path).toBe((await buildAssets()).path);
});

it("the command that writes assets writes each file at its key and lists it with its content type", async () => {
  const { folder, manifest } = await writeAssets();
  const { path, files } = await buildAssets();

  expect(manifest).toEqual(
    files.map(({ name, contentType }) => ({ key: `${path.slice(1)}/${name}`, contentType })),
  );
  for (const { name, body } of files) {
    expect(new Uint8Array(await readFile(join(folder, path, name)))).toEqual(new Uint8Array(body));
  }
});
