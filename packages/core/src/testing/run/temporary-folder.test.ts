import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { openTemporaryFolder } from "./temporary-folder.ts";

let parent: string;

beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), "iotd-parent-"));
  vi.stubEnv("TMPDIR", parent);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(parent, { recursive: true });
});

describe("openTemporaryFolder", () => {
  it("the folder becomes the temporary folder of the process until it is removed", async () => {
    const folder = await openTemporaryFolder();
    expect(tmpdir()).toMatch(new RegExp(`^${parent}/iotd-tests-`));

    await folder.remove();

    expect(tmpdir()).toBe(parent);
    expect(await readdir(parent)).toEqual([]);
  });

  it("removing the folder rejects if it contains files, and removes them", async () => {
    const folder = await openTemporaryFolder();
    await writeFile(join(tmpdir(), "left-behind"), "");

    await expect(folder.remove()).rejects.toThrow("Tests did not remove these files: left-behind");

    expect(await readdir(parent)).toEqual([]);
  });
});
