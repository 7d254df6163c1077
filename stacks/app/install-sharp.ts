import { execFile } from "node:child_process";
import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import * as z from "zod";

const run = promisify(execFile);
const manifestSchema = z.object({ dependencies: z.object({ sharp: z.string() }) });

/**
 * Puts sharp with its libraries for Lambda's processor beside the bundle in `folder`, in the version that
 * the image-processor's package names, whatever machine builds. SST's own way would install an older
 * one that compiles itself.
 */
export async function installSharp(folder: string): Promise<void> {
  const { dependencies } = manifestSchema.parse(
    JSON.parse(await readFile("packages/image-processor/package.json", "utf8")),
  );
  await run(
    "npm",
    [
      "install",
      "--omit=dev",
      "--no-audit",
      "--no-fund",
      "--ignore-scripts",
      "--os=linux",
      "--cpu=arm64",
      "--libc=glibc",
      `sharp@${dependencies.sharp}`,
    ],
    { cwd: folder },
  );
  // It names the stage's folder: without it the artefact is the same for all stages.
  await rm(join(folder, "node_modules", ".package-lock.json"));
}
