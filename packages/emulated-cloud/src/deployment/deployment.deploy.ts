import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { ListObjectsV2Command, S3Client } from "@aws-sdk/client-s3";
import type { EditorClient } from "@iotd/api/editor-client";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { queryAs } from "./cloud-database.ts";
import { deletedKeys, listRemains } from "./list-remains.ts";
import { liveVersion } from "./live-versions.ts";
import { openSite, type Site } from "./open-site.ts";
import { setVariable } from "./set-variable.ts";
import { signInAsAdministrator } from "./sign-in-as-administrator.ts";
import { readStageOutputs } from "./stage-outputs.ts";
import { makeWorkingCopy, succeeded, type WorkingCopy } from "./working-copy.ts";

const stage = "pre";
const photo = "packages/core/photos/astronaut.png";
const siteFile = "packages/web/src/pages/shared/site.ts";
/** The name of the site before and after an edit. */
const names = ["Image of the Day", "Image of Every Day"] as const;
const journal = "packages/core/migrations/meta/_journal.json";

let copy: WorkingCopy;
let output: (name: string) => string;
let site: Site;
let editor: EditorClient;
let pictureId: string;

beforeAll(async () => {
  copy = await makeWorkingCopy();
});
afterAll(() => copy?.remove());

const ops = async (...args: readonly string[]): Promise<unknown> =>
  JSON.parse(succeeded(await copy.npmRun("ops", "--stage", stage, "--json", ...args)));
/** The users whom the database proxy refused or pinned, one per line. */
const readProxyLog = async (): Promise<string[]> =>
  (await readFile(join(process.env.CLOUD_DIRECTORY ?? "", "database-proxy.log"), "utf8"))
    .split("\n")
    .filter((line) => line !== "");

describe("a stage, from its first deployment to its removal", () => {
  it("is deployed with one command to an empty account", async () => {
    succeeded(await copy.npmRun("sst", "deploy", "--stage", stage));

    output = await readStageOutputs(stage);
    site = await openSite(output);
  });

  it("is ready, and answers only requests of CloudFront", async () => {
    const ready = await site.fetch("/health/ready");

    expect(await ready.json()).toEqual({
      ok: true,
      checks: { database: "ok", uploads: "ok", media: "ok" },
    });
    expect((await site.fetchFromApi("/health/live")).status).toBe(403);
  });

  it("has a database with all migrations", async () => {
    expect(await ops("status")).toMatchObject({ migrations: { pending: [] }, editors: 0 });
  });

  it("has a public database role that cannot write", async () => {
    expect(await queryAs("iotd_public", "select count(*)::int from picture")).toEqual([
      { count: 0 },
    ]);
    for (const statement of [
      "insert into picture default values",
      "update picture set name = 'changed'",
      "delete from picture",
      "create table mine (id int)",
      'select * from "user"',
    ]) {
      await expect(queryAs("iotd_public", statement), statement).rejects.toThrow(
        /permission denied/,
      );
    }
  });

  it("gets its first administrator by command, who can sign in", async () => {
    editor = await signInAsAdministrator(copy, stage, site);
  });

  it("processes a picture that is uploaded with a presigned URL", async () => {
    pictureId = await editor.upload({
      name: "Eileen Collins",
      tagline: "In orbit",
      contentType: "image/png",
      body: await readFile(join(copy.folder, photo)),
    });

    expect(await editor.whenProcessed(pictureId)).toMatchObject({
      status: "ready",
      width: 512,
      height: 512,
    });
  });

  it("shows the picture on the home page and as JSON, with variants from the media bucket", async () => {
    const page = await (await site.fetch("/")).text();
    const today = z
      .object({ id: z.string(), variants: z.array(z.object({ url: z.string() })).min(3) })
      .parse(await (await site.fetch("/api/today")).json());

    expect(page).toContain("Eileen Collins");
    expect(today.id).toBe(pictureId);
    for (const { url } of today.variants) {
      expect(page).toContain(new URL(url).pathname);
      const variant = await site.fetch(url);
      expect(variant.headers.get("content-type")).toMatch(/^image\//);
      expect(variant.headers.get("cache-control")).toContain("immutable");
      expect((await variant.arrayBuffer()).byteLength).toBeGreaterThan(1_000);
    }
    const [stylesheet = ""] = /\/assets\/[^"]+\.css/.exec(page) ?? [];
    expect((await site.fetch(stylesheet)).headers.get("content-type")).toContain("text/css");
  });

  it.each(["UploadsBucket", "MediaBucket"])(
    "refuses requests without a signature for objects of its %s",
    async (bucket) => {
      const { Contents = [] } = await new S3Client({ forcePathStyle: true }).send(
        new ListObjectsV2Command({ Bucket: output(bucket) }),
      );

      expect(Contents.length).toBeGreaterThan(0);
      for (const { Key } of Contents) {
        const address = `${process.env.AWS_ENDPOINT_URL}/${output(bucket)}/${Key}`;
        expect((await fetch(address)).status, address).toBe(403);
      }
    },
  );

  it("does not change when it is deployed again", async () => {
    const before = await liveVersion(output("PublicFunction"));

    const printed = succeeded(await copy.npmRun("sst", "deploy", "--stage", stage));

    expect(printed).not.toMatch(/_(CREATE|UPDATE|DELETE)_|(CREATE|UPDATE|DELETE)_COMPLETE/);
    expect(await liveVersion(output("PublicFunction"))).toEqual(before);
    expect(succeeded(await copy.npmRun("sst", "diff", "--stage", stage))).toContain(
      "Diff: No changes",
    );
  });

  it("has a diff with changes of its API alone after a line of a page is changed", async () => {
    await copy.edit(siteFile, names[0], names[1]);

    const printed = succeeded(await copy.npmRun("sst", "diff", "--stage", stage));

    expect(printed).toMatch(/Diff: \d+ changes in 1 stack/);
    expect(printed).toMatch(/Api: \d+ changes/);
  });

  it("has its alias on a new version after a deployment, and keeps the old version", async () => {
    succeeded(await copy.npmRun("sst", "deploy", "--stage", stage));

    expect(await liveVersion(output("PublicFunction"))).toEqual({ live: "2", kept: ["1", "2"] });
    expect(await (await site.fetch("/")).text()).toContain(names[1]);
  });

  it("keeps the old version if a migration fails", async () => {
    const before = await copy.read(journal);
    const { entries, ...rest } = z
      .looseObject({ entries: z.array(z.looseObject({ idx: z.number(), when: z.number() })) })
      .parse(JSON.parse(before));
    const last = entries.at(-1);
    const broken = {
      ...last,
      idx: entries.length,
      when: (last?.when ?? 0) + 1,
      tag: "9999_broken",
    };
    await copy.write(journal, JSON.stringify({ ...rest, entries: [...entries, broken] }));
    await copy.write("packages/core/migrations/9999_broken.sql", "select 1 / 0;");
    await copy.edit(siteFile, names[1], "Not Released");

    const { exitCode, output: printed } = await copy.npmRun("sst", "deploy", "--stage", stage);

    expect(exitCode).not.toBe(0);
    expect(printed).toContain("division by zero");
    expect(await liveVersion(output("PublicFunction"))).toMatchObject({ live: "2" });
    const page = await (await site.fetch("/")).text();
    expect(page).toContain(names[1]);
    expect(page).toContain("Eileen Collins");
    await copy.write(journal, before);
  });

  it("is released after the migration is corrected", async () => {
    succeeded(await copy.npmRun("sst", "deploy", "--stage", stage));

    expect(await liveVersion(output("PublicFunction"))).toMatchObject({ live: "3" });
    expect(await ops("status")).toMatchObject({ shown: { id: pictureId } });
  });

  it("had no user refused by the database proxy, and only the role that migrates pinned", async () => {
    expect((await readProxyLog()).filter((line) => !line.includes("iotd_owner"))).toEqual([]);
  });

  it("refuses a function that connects as the database user of another", async () => {
    await setVariable(output("OpsFunction"), "DATABASE_USER", "iotd_editor");

    const { exitCode } = await copy.npmRun("ops", "--stage", stage, "status");

    expect(exitCode).toBe(1);
    expect(await readProxyLog()).toContainEqual(
      expect.stringMatching(/"iotd_editor": .* is not allowed rds-db:connect as this user/),
    );
  });

  it("is removed with one command, except for keys that KMS deletes later", async () => {
    succeeded(await copy.npmRun("sst", "remove", "--stage", stage));

    // Other tests in this account may have left such keys of the stage.
    expect(new Set(await listRemains(stage))).toEqual(new Set(deletedKeys(stage)));
  });
});
