import { access, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { queryAs } from "./cloud-database.ts";
import { deletedKeys, listRemains } from "./list-remains.ts";
import { type LiveProcess, startLive } from "./live-process.ts";
import { openSite, type Site } from "./open-site.ts";
import { signInAsAdministrator } from "./sign-in-as-administrator.ts";
import { readStageOutputs } from "./stage-outputs.ts";
import { makeWorkingCopy, succeeded, type WorkingCopy } from "./working-copy.ts";

const stage = "robin";
const siteFile = "packages/web/src/pages/shared/site.ts";

let copy: WorkingCopy;
let dev: LiveProcess;
let site: Site;

beforeAll(async () => {
  copy = await makeWorkingCopy();
});
afterAll(async () => {
  if (await dev?.isRunning()) await dev.interrupt();
  await copy?.remove();
});

describe("npm run dev", () => {
  it("deploys a new stage", async () => {
    dev = startLive(copy, "dev", "--stage", stage);

    await dev.untilPrinted("✔  Deployed:");

    site = await openSite(await readStageOutputs(stage));
  });

  it("answers requests with code on this machine", async () => {
    const ready = await site.fetch("/health/ready");

    expect(await ready.json()).toMatchObject({ ok: true });
    expect(dev.output()).toContain("Invoked packages/api/src/admin.handler");
  });

  it("processes uploads with code on this machine", async () => {
    const editor = await signInAsAdministrator(copy, stage, site);

    const id = await editor.upload({
      name: "Eileen Collins",
      tagline: "In orbit",
      contentType: "image/png",
      body: await readFile(join(copy.folder, "packages/core/photos/astronaut.png")),
    });

    expect(await editor.whenProcessed(id)).toMatchObject({ status: "ready" });
    expect(dev.output()).toContain("Invoked packages/image-processor/src/lambda.handler");
  });

  it("stores data in a database on this machine", async () => {
    const answer = await site.fetch("/api/today");

    expect(await answer.json()).toMatchObject({ name: "Eileen Collins" });
    expect(await queryAs("iotd_owner", "select count(*)::int from picture")).toEqual([
      { count: 0 },
    ]);
  });

  it("answers with an edited line within ten seconds", async () => {
    const editAndLook = async (before: string, after: string): Promise<number> => {
      const printedBefore = dev.output().length;
      const start = performance.now();
      await copy.edit(siteFile, before, after);
      // SST loses a request that arrives while it builds.
      await dev.untilPrinted("Built packages/api/src/public.handler", printedBefore);
      const page = await (await site.fetch("/")).text();
      return page.includes(after) ? performance.now() - start : Number.POSITIVE_INFINITY;
    };

    // The best of several, because the machine may be busy with something else.
    const names = ["Image of the Day", "Image of the Hour", "Image of the Minute", "Image of Now"];
    const milliseconds: number[] = [];
    for (const [index, after] of names.slice(1).entries()) {
      milliseconds.push(await editAndLook(names[index] ?? "", after));
    }

    // It takes about two seconds on two cores; a busy machine takes longer.
    expect(Math.min(...milliseconds)).toBeLessThan(10_000);
  });

  it("ends at Ctrl-C, and leaves no process, compiled configuration or PostgreSQL", async () => {
    await dev.interrupt();

    await expect.poll(() => dev.isRunning()).toBe(false);
    expect((await readdir(copy.folder)).filter((file) => file.startsWith(".sst.config"))).toEqual(
      [],
    );
    const lock = join(copy.folder, ".iotd/dev/postgres/cluster/postmaster.pid");
    await expect(access(lock)).rejects.toThrow("ENOENT");
  });

  it("leaves a stage that can be removed as usual", async () => {
    succeeded(await copy.npmRun("sst", "remove", "--stage", stage));

    expect(await listRemains(stage)).toEqual(deletedKeys(stage));
  });
});
