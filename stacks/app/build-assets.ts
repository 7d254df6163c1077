import { execFile } from "node:child_process";
import { rm } from "node:fs/promises";
import { promisify } from "node:util";

const run = promisify(execFile);

/**
 * Builds the site's css and scripts into `folder` and returns their path on the site. In a process of
 * its own: this one may be a bundle, whose sources are elsewhere.
 */
export async function buildAssets(folder: string): Promise<string> {
  await rm(folder, { recursive: true, force: true });
  const program = ["--import", "tsx", "packages/web/src/write-assets-cli.ts", folder];
  const { stdout } = await run(process.execPath, program);
  return stdout;
}
