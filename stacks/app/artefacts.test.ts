import { readFile } from "node:fs/promises";
import { relative } from "node:path";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { npmArguments, useFakeNpm } from "../testing/fake-npm.ts";
import { type Files, readArtefacts, readFiles } from "../testing/read-artefacts.ts";
import { resolveStage } from "../testing/resolve.ts";
import { synthesise } from "../testing/synthesise.ts";

/** What each function runs: a module, of which it is the export `handler`. */
const functions = [
  { fn: "Api.Public", module: "packages/api/src/public" },
  { fn: "Api.Admin", module: "packages/api/src/admin" },
  { fn: "Images.ImageProcessor", module: "packages/image-processor/src/lambda" },
  { fn: "Operations.Ops", module: "packages/ops/src/lambda" },
  { fn: "Release.Migrate", module: "packages/ops/src/migrate-lambda" },
  { fn: "Release.PublishAssets", module: "packages/ops/src/publish-assets-lambda" },
  { fn: "Cdn.KeepUsEast1Stack", module: "stacks/base/us-east-1/handler" },
] as const;

const functionSchema = z.object({
  Handler: z.string(),
  Runtime: z.string(),
  Code: z.object({ S3Key: z.string() }),
  Environment: z.object({ Variables: z.record(z.string(), z.string()).default({}) }),
});

async function build() {
  let artefacts: ReadonlyMap<string, Files> = new Map();
  const synthesised = await synthesise("prod", {
    bundle: ["Cdn", "Release", "Operations", "Images", "Api"],
    inspect: async (folder) => {
      artefacts = await readArtefacts(folder);
    },
  });
  const { resource, resources } = resolveStage(synthesised);
  return {
    /** The function `fn` as it is deployed, with its artefact's files. */
    read: (fn: string) => {
      const properties = functionSchema.parse(resource(fn).properties);
      const files = artefacts.get(properties.Code.S3Key);
      if (!files) throw new Error(`${fn} has no artefact.`);
      return { ...properties, settings: properties.Environment.Variables, files };
    },
    versions: resources({ type: "AWS::Lambda::Version" }).map(({ logicalId }) => logicalId),
  };
}

/** The paths of those of `files` that are in `folder`, from there. */
const below = (files: Files, folder: string | undefined) =>
  [...files.keys()]
    .filter((path) => path.startsWith(`${folder}/`))
    .map((path) => relative(`${folder}`, path));

await useFakeNpm();
const { read, versions } = await build();

describe("deployment artefacts", () => {
  it.each(functions)(
    "$fn runs the handler of $module on the newest Node.js that SST supports",
    (expected) => {
      const { Handler, Runtime, files } = read(expected.fn);

      expect({ Handler, Runtime }).toEqual({
        Handler: `${expected.module}.handler`,
        Runtime: "nodejs24.x",
      });
      expect(files.get(`${expected.module}.mjs`)).toMatch(/\bexport\s*\{[^}]*\bhandler\b[^}]*\}/);
    },
  );

  it.each(functions)(
    "the artefact of $fn contains no package that SST selected and compiled",
    ({ fn }) => {
      expect(JSON.parse(read(fn).files.get("package.json") ?? "")).toEqual({ dependencies: {} });
    },
  );

  it("the image processor's artefact contains its version of sharp for Linux on arm64", async () => {
    const manifest = await readFile("packages/image-processor/package.json", "utf8");
    const { dependencies } = z
      .object({ dependencies: z.object({ sharp: z.string() }) })
      .parse(JSON.parse(manifest));

    const installed = read("Images.ImageProcessor").files.get(npmArguments)?.split("\n");

    expect(installed).toEqual(
      expect.arrayContaining([
        "--ignore-scripts",
        "--os=linux",
        "--cpu=arm64",
        "--libc=glibc",
        `sharp@${dependencies.sharp}`,
      ]),
    );
  });

  it.each(["Release.Migrate", "Operations.Ops"])(
    "the artefact of %s contains every migration, so a new migration creates a new version",
    async (fn) => {
      const { files, settings } = read(fn);
      const migrations = await readFiles("packages/core/migrations");

      expect(below(files, settings.MIGRATIONS_FOLDER).toSorted()).toEqual(
        [...migrations.keys()].toSorted(),
      );
    },
  );

  it.each(["Api.Public", "Api.Admin"])(
    "assets are published at the path that the pages of %s use",
    (fn) => {
      const { files, settings } = read("Release.PublishAssets");

      expect(below(files, settings.ASSETS_FOLDER).map((path) => `/${path}`)).toContain(
        `${read(fn).settings.ASSETS_PATH}/site.css`,
      );
    },
  );

  it("the public function's artefact contains the OpenAPI document that it reads", () => {
    const { files } = read("Api.Public");
    const document = JSON.parse(files.get("packages/api/src/openapi.json") ?? "");

    expect(document).toMatchObject({ openapi: "3.1.1", paths: { "/api/today": {} } });
    expect(files.get("packages/api/src/public.mjs")).toContain("./openapi.json");
  });

  it("a build without changes creates no new version, so no migration runs", async () => {
    const again = await build();

    expect(versions).not.toEqual([]);
    expect(again.versions).toEqual(versions);
  });
});
