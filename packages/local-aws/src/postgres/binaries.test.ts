import { chmod, mkdir, readdir, stat, symlink } from "node:fs/promises";
import { dirname, join } from "node:path";
import { aTemporaryFolder } from "@iotd/core/testing";
import { beforeEach, describe, expect, it } from "vitest";
import { needsRoot } from "../testing/needs-root.ts";
import { findBinaries } from "./binaries.ts";
import { serverUser } from "./server-user.ts";

let cacheDirectory: string;
let closedDirectory: string;
let packageDirectory: string;

beforeEach(async () => {
  cacheDirectory = await aTemporaryFolder();
  await chmod(cacheDirectory, 0o755);
  closedDirectory = await aTemporaryFolder();
  const { postgres } = await findBinaries(undefined);
  packageDirectory = join(closedDirectory, "package");
  await mkdir(packageDirectory);
  const installed = dirname(dirname(dirname(postgres)));
  for (const name of ["native", "package.json"]) {
    await symlink(join(installed, name), join(packageDirectory, name));
  }
});

describe("findBinaries", () => {
  it("finds the installed programs if the user can run them", async () => {
    const binaries = await findBinaries(undefined, { packageDirectory, cacheDirectory });

    expect(binaries.postgres).toBe(join(packageDirectory, "native", "bin", "postgres"));
    expect(binaries.majorVersion).toBe(17);
    expect(await readdir(cacheDirectory)).toEqual([]);
  });

  it("copies the programs once if the user cannot reach them", needsRoot, async () => {
    const user = await serverUser("/nowhere");

    const [first, second] = await Promise.all([
      findBinaries(user, { packageDirectory, cacheDirectory }),
      findBinaries(user, { packageDirectory, cacheDirectory }),
    ]);

    expect(first).toEqual(second);
    expect(dirname(dirname(dirname(dirname(first.postgres))))).toBe(cacheDirectory);
    expect(await readdir(cacheDirectory)).toHaveLength(1);
    expect((await stat(first.postgres)).uid).toBe(0);
  });

  it("refuses programs in a folder that other users can write to", needsRoot, async () => {
    const user = await serverUser("/nowhere");
    await findBinaries(user, { packageDirectory, cacheDirectory });
    const [name] = await readdir(cacheDirectory);
    await chmod(join(cacheDirectory, String(name)), 0o777);

    await expect(findBinaries(user, { packageDirectory, cacheDirectory })).rejects.toThrow(
      "which other users can write to: remove it and start again.",
    );
  });
});
