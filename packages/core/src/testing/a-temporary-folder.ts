import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";

/** Creates an empty folder, and removes it when the test ends, after everything registered later. */
export async function aTemporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "iotd-test-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}
