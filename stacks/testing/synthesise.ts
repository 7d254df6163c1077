import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Template } from "aws-cdk-lib/assertions";
import { Aspects, type IAspect } from "aws-cdk-lib/core";
import { App } from "sst/constructs";
import { setProject } from "sst/project.js";
import { defineStacks } from "../index.ts";
import type { Domain } from "../preflight/index.ts";
import { appName } from "../stages.ts";

/** The account of synthesised stages. */
export const account = "123456789012";
/** The region of synthesised stages. */
export const region = "eu-west-1";
/** The ARN of `resource` (`key/Keys.Data`) of `service` in the account and region of tests. */
export const arnOf = (service: string, resource: string): string =>
  `arn:aws:${service}:${region}:${account}:${resource}`;

/** The domain of stages that have one. */
export const domain: Domain = { name: "example.com", hostedZoneId: "Z0123456789" };

/** One for the whole process, because SST keeps using the first folder that it was given. */
const artifacts = join(tmpdir(), `iotd-artifacts-${randomUUID()}`);

/** A stage's templates. */
export type SynthesisedStage = {
  /** The stacks' names without stage and app, in the order of their deployment. */
  readonly stackNames: readonly string[];
  /** The template of the stack `Api`, `Database` … Throws if there is no such stack. */
  readonly template: (stackName: string) => Template;
  /** The stacks that a stack depends on, directly or indirectly. Throws if there is no such stack. */
  readonly deployedBefore: (stackName: string) => readonly string[];
};

/** What is synthesised. */
export type SynthesisOptions = {
  /** @default CloudFront's domain name */
  readonly domain?: Domain;
  /** @default none */
  readonly permissionsBoundary?: string;
  /** @default "deploy" */
  readonly mode?: "deploy" | "dev";
  /** Stacks whose functions are bundled; others have placeholder code. @default none */
  readonly bundle?: readonly string[];
  readonly aspects?: readonly IAspect[];
  /** @default all stacks */
  readonly define?: (app: App) => void | Promise<void>;
  /** Called with the folder of all templates and artefacts before it is removed. */
  readonly inspect?: (folder: string) => Promise<void>;
};

const synthesised = new Map<string, Promise<SynthesisedStage>>();

/**
 * Synthesises a stage as `sst build` does, without AWS, and removes its files. A stage whose options are only
 * data is synthesised once per worker and shared by its test files.
 */
export function synthesise(
  stage: string,
  options: SynthesisOptions = {},
): Promise<SynthesisedStage> {
  const { define, inspect, aspects, ...data } = options;
  if (define || inspect || aspects) return buildStage(stage, options);
  const settings = Object.entries(process.env).filter(([name]) => name.startsWith("IOTD_"));
  const key = JSON.stringify([stage, data, settings]);
  const known = synthesised.get(key) ?? buildStage(stage, options);
  synthesised.set(key, known);
  return known;
}

async function buildStage(stage: string, options: SynthesisOptions): Promise<SynthesisedStage> {
  const { mode = "deploy", bundle = [], aspects = [] } = options;
  const { define = (app) => defineStacks(app, options) } = options;
  const out = await mkdtemp(join(tmpdir(), "iotd-synth-"));
  try {
    useProject(stage, out);
    const app = new App(
      {
        mode,
        stage,
        name: appName,
        region,
        account,
        isActiveStack: (name) =>
          bundle.some((bundled) => name === `${stage}-${appName}-${bundled}`),
      },
      { outdir: join(out, "dist") },
    );
    await define(app);
    for (const aspect of aspects) Aspects.of(app).add(aspect);
    await app.finish();
    const synthesised = read(stage, app);
    await options.inspect?.(join(out, "dist"));
    return synthesised;
  } finally {
    for (const folder of [out, artifacts]) await rm(folder, { recursive: true, force: true });
  }
}

/** Sets what SST reads from sst.config.ts, which sends requests to AWS. */
function useProject(stage: string, out: string): void {
  const root = process.cwd();
  setProject({
    config: { name: appName, region, stage, ssmPrefix: `/sst/${appName}/${stage}/` },
    version: "test",
    cdkVersion: "test",
    constructsVersion: "test",
    paths: { root, config: join(root, "sst.config.ts"), out, artifacts },
    metafile: { inputs: {}, outputs: {} },
    stacks: () => undefined,
  });
}

function read(stage: string, app: App): SynthesisedStage {
  const { stacks } = app.synth();
  const shortName = (name: string) => name.replace(`${stage}-${appName}-`, "");
  const artifacts = new Map(stacks.map((artifact) => [shortName(artifact.stackName), artifact]));
  const get = <Value>(values: ReadonlyMap<string, Value>, stackName: string): Value => {
    const value = values.get(stackName);
    if (!value) throw new Error(`There is no stack ${stackName}.`);
    return value;
  };
  const before = (stackName: string): string[] =>
    get(artifacts, stackName)
      .dependencies.map(({ id }) => shortName(id))
      .filter((name) => artifacts.has(name))
      .flatMap((name) => [name, ...before(name)]);
  const templates = new Map(
    stacks.map(({ stackName, template }) => [shortName(stackName), Template.fromJSON(template)]),
  );
  return {
    stackNames: [...artifacts.keys()],
    // Read now, because the folder is removed.
    template: (stackName) => get(templates, stackName),
    deployedBefore: (stackName) => [...new Set(before(stackName))],
  };
}
