import {
  chmod,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  symlink,
  utimes,
  writeFile,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { packRelease, unpackRelease } from "./release-archive.ts";
import { releaseDigest } from "./release-digest.ts";

let work: string;
let folder: string;
let archive: string;

beforeEach(async () => {
  work = await mkdtemp(join(tmpdir(), "iotd-release-"));
  folder = join(work, "dist");
  archive = join(work, "release.tar.gz");
  await mkdir(join(folder, "pre", ".hidden"), { recursive: true });
  await writeFile(join(folder, "pre", "template.json"), "{}");
  await writeFile(join(folder, "pre", ".hidden", "file"), "kept");
  await writeFile(join(folder, "pre", "run"), "#!/bin/sh");
  await symlink("template.json", join(folder, "pre", "link"));
});
afterEach(() => rm(work, { recursive: true }));

describe("a release's archive", () => {
  it("contains all files, also hidden ones and links", async () => {
    const digest = await packRelease(folder, archive);

    await unpackRelease(archive, join(work, "elsewhere", "dist"), digest);

    expect(await releaseDigest(join(work, "elsewhere", "dist"))).toBe(digest);
    expect(await readFile(join(work, "elsewhere/dist/pre/.hidden/file"), "utf8")).toBe("kept");
  });

  it("is refused, and leaves no files, if one of its files is not the one that was built", async () => {
    const digest = await packRelease(folder, archive);
    await writeFile(join(folder, "pre", "template.json"), '{"Resources":{}}');
    await packRelease(folder, archive);

    await expect(unpackRelease(archive, join(work, "other"), digest)).rejects.toThrow(
      /are not the ones that were built/,
    );

    expect((await readdir(work)).sort()).toEqual(["dist", "release.tar.gz"]);
  });

  it.each(["", "latest", "sha256:12"])(
    "is not unpacked for the invalid digest %j",
    async (digest) => {
      await packRelease(folder, archive);

      await expect(unpackRelease(archive, join(work, "other"), digest)).rejects.toThrow(
        /looks like/,
      );
    },
  );

  it("is not created from an empty folder", async () => {
    await mkdir(join(work, "empty"));

    await expect(packRelease(join(work, "empty"), archive)).rejects.toThrow(/nothing in/);
  });
});

describe("releaseDigest", () => {
  const changes: readonly [string, () => Promise<void>][] = [
    ["another content", () => writeFile(join(folder, "pre", "template.json"), "[]")],
    ["another file", () => writeFile(join(folder, "pre", "new"), "")],
    [
      "another name",
      async () => {
        await rm(join(folder, "pre", "run"));
        await writeFile(join(folder, "pre", "ran"), "#!/bin/sh");
      },
    ],
    ["a file that is now executable", () => chmod(join(folder, "pre", "run"), 0o755)],
    [
      "a link to another file",
      async () => {
        await rm(join(folder, "pre", "link"));
        await symlink("run", join(folder, "pre", "link"));
      },
    ],
  ];

  it.each(changes)("changes with: %s", async (_, change) => {
    const before = await releaseDigest(folder);

    await change();

    expect(await releaseDigest(folder)).not.toBe(before);
  });

  it("does not depend on the times of files", async () => {
    const before = await releaseDigest(folder);

    await utimes(join(folder, "pre", "run"), 0, 0);

    expect(await releaseDigest(folder)).toBe(before);
  });
});
