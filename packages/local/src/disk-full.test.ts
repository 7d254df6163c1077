import { spawnSync } from "node:child_process";
import { mkdtemp, rm, statfs, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type EditorClient, signIn } from "@iotd/api/editor-client";
import { aTemporaryFolder, eventually, needing, photo } from "@iotd/core/testing";
import { expect, it, onTestFinished } from "vitest";
import { startCommand, startProcess } from "./testing/local-process.ts";

const megabyte = 2 ** 20;

/** Mounts a disk of `megabytes` in memory on `folder`. Only root may do that, and not in every container. */
const mount = (folder: string, megabytes: number) =>
  spawnSync("mount", ["-t", "tmpfs", "-o", `size=${megabytes}m`, "tmpfs", folder]).status === 0;
const unmount = (folder: string) => spawnSync("umount", ["-l", folder]);

const mayMount = await (async () => {
  if (process.platform !== "linux" || process.getuid?.() !== 0) return false;
  const folder = await mkdtemp(join(tmpdir(), "iotd-mount-"));
  const isMounted = mount(folder, 1);
  if (isMounted) unmount(folder);
  await rm(folder, { recursive: true });
  return isMounted;
})();

const uploadRocket = async (editor: EditorClient, name: string) => {
  const body = await photo("rocket.jpg");
  const id = await editor.upload({ name, tagline: "Off", contentType: "image/jpeg", body });
  return editor.whenProcessed(id);
};

it(
  "on a full disk the service says so, shows pictures and refuses changes, until there is space again",
  needing(mayMount, "Only root can mount a small disk."),
  async () => {
    const disk = await aTemporaryFolder();
    expect(mount(disk, 160)).toBe(true);
    onTestFinished(() => void unmount(disk));
    const service = await startProcess({
      ...startCommand,
      cwd: disk,
      env: { PORT: "0", IOTD_DATA_DIR: join(disk, "data") },
    });
    onTestFinished(async () => void (await service.end("SIGINT")));
    const page = async () => (await fetch(service.url)).text();
    /** Leaves `bytes` of the disk. */
    const leave = async (bytes: number) => {
      const { bavail, bsize } = await statfs(disk);
      const size = Math.max(0, bavail * bsize - bytes);
      await writeFile(join(disk, `fill-${bytes}`), Buffer.alloc(size)).catch(() => undefined);
    };
    const editor = await signIn(service.url, service.account);
    expect(await uploadRocket(editor, "Before")).toMatchObject({ status: "ready" });

    await leave(40 * megabyte);
    await expect(uploadRocket(editor, "Refused")).rejects.toThrow("503");
    expect(await page()).toContain("Before");
    expect(service.output()).toMatch(
      /Warning: the object storage failed: The disk of \S+ is full\./,
    );

    await leave(0);
    const another = { name: "Another", tagline: "Off", contentType: "image/jpeg" } as const;
    // PostgreSQL has a little space in its files that the first ones fill.
    await eventually(() =>
      expect(editor.create({ ...another, body: Buffer.from("x") })).rejects.toThrow("503"),
    );
    expect(await page()).toContain("Before");
    expect(service.output()).toMatch(/service\.log cannot be written: .*ENOSPC.*\n/);

    await rm(join(disk, `fill-${40 * megabyte}`));
    await rm(join(disk, "fill-0"));
    expect(await uploadRocket(editor, "After")).toMatchObject({ status: "ready" });
    expect(service.output()).toMatch(/service\.log is written again\.\n/);
    expect(service.output()).not.toMatch(/\n\s+at /);
  },
);
