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

describe("the folder of a run's temporary files", () => {
  it("is where programs put them, below TMPDIR, and is removed at the end", async () => {
    const folder = await openTemporaryFolder();
    expect(tmpdir()).toMatch(new RegExp(`^${parent}/iotd-tests-`));

    await folder.remove();

    expect(tmpdir()).toBe(parent);
    expect(await readdir(parent)).toEqual([]);
  });

  it("is removed with what tests have left in it, which fails the run", async () => {
    const folder = await openTemporaryFolder();
    await writeFile(join(tmpdir(), "left-behind"), "");

    await expect(folder.remove()).rejects.toThrow("Tests did not remove these files: left-behind");

    expect(await readdir(parent)).toEqual([]);
  });
});
