import { execFile } from "node:child_process";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { signIn } from "@iotd/api/editor-client";
import { photo, photoNames } from "@iotd/core/testing";
import { type LocalProcess, startProcess } from "@iotd/local/testing/local-process";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";

const run = promisify(execFile);
const repository = fileURLToPath(new URL("../../../..", import.meta.url));

/** Clones the repository, with all uncommitted changes. */
async function cloneInto(folder: string): Promise<void> {
  await run("git", ["clone", "--quiet", "--no-local", repository, folder]);
  const { stdout } = await run(
    "git",
    ["ls-files", "--modified", "--others", "--exclude-standard"],
    { cwd: repository },
  );
  const { stdout: deleted } = await run("git", ["ls-files", "--deleted"], { cwd: repository });
  for (const file of deleted.split("\n").filter(Boolean))
    await rm(join(folder, file), { force: true });
  const changed = stdout.split("\n").filter((file) => file && !deleted.split("\n").includes(file));
  for (const file of changed) await cp(join(repository, file), join(folder, file));
}

describe("a fresh clone after npm start", () => {
  let folder: string;
  let service: LocalProcess;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "iotd-clone-"));
    await cloneInto(folder);
    service = await startProcess({
      command: "npm",
      args: ["start"],
      cwd: folder,
      env: { PORT: "0" },
    });
  });

  afterAll(async () => {
    await service?.end("SIGINT");
    await rm(folder, { recursive: true });
  });

  it("a first start prints no warning", () => {
    expect(service.output()).not.toMatch(/warn/i);
  });

  it("a fresh clone asks for the first picture after npm start", async () => {
    const answer = await fetch(service.url);

    expect(answer.status).toBe(200);
    const html = await answer.text();
    expect(html).toContain("No images yet, upload one");
    expect(html).toMatch(/<a [^>]*href="\/admin"/);
  });

  it("an uploaded photograph appears on the home page, in the JSON of today and in the archive", async () => {
    const editor = await signIn(service.url, service.account);
    for (const name of photoNames) {
      const contentType = name.endsWith(".png") ? "image/png" : "image/jpeg";
      const tagline = `What ${name} shows`;
      const id = await editor.upload({ name, tagline, contentType, body: await photo(name) });

      expect(await editor.whenProcessed(id)).toMatchObject({ status: "ready" });

      const home = await (await fetch(service.url)).text();
      expect(home).toMatch(new RegExp(`<h1[^>]*>${name}</h1>`));
      expect(home).toMatch(new RegExp(`<p[^>]*>${tagline}</p>`));
      const today = await (await fetch(`${service.url}/api/today`)).json();
      expect(today).toMatchObject({ id, name, tagline });
      expect(await (await fetch(`${service.url}/archive`)).text()).toContain(name);
      await expectCleanVariants(today);
    }
  });
});

const variantsSchema = z.object({
  variants: z
    .array(z.object({ url: z.url(), format: z.string(), width: z.number(), height: z.number() }))
    .min(3),
});

/** Expects that every variant can be decoded, has the stated size, and contains no metadata of the original. */
async function expectCleanVariants(picture: unknown): Promise<void> {
  const { variants } = variantsSchema.parse(picture);
  for (const { url, format, width, height } of variants) {
    const answer = await fetch(url);
    const image = sharp(Buffer.from(await answer.arrayBuffer()), { failOn: "warning" });
    await image.clone().raw().toBuffer();
    const metadata = await image.metadata();
    expect(answer.headers.get("content-type")).toBe(`image/${format}`);
    expect(metadata).toMatchObject({ width, height });
    expect([metadata.exif, metadata.xmp, metadata.iptc]).toEqual([undefined, undefined, undefined]);
  }
}
