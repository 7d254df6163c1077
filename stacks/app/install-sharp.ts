import { execFile } from "node:child_process";
import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import * as z from "zod";

const run = promisify(execFile);
const manifestSchema = z.object({ dependencies: z.object({ sharp: z.string() }) });

/**
 * Installs sharp for Lambda (Linux on arm64) into the bundle in `folder`, in the image processor's version,
 * on any build machine. SST would install an older version, which compiles itself. Rejects if npm fails.
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
  // It contains the path of the stage's folder, which would make the artefact differ between stages.
  await rm(join(folder, "node_modules", ".package-lock.json"));
}
