import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { stageNames } from "../stages.ts";
import { readTemplate } from "../testing/read-template.ts";
import { domain, type SynthesisedStage, synthesise } from "../testing/synthesise.ts";
import { deliveryNames } from "./delivery-names.ts";

const manifestSchema = z.object({
  artifacts: z.record(
    z.string(),
    z.looseObject({ type: z.string(), properties: z.looseObject({}).optional() }),
  ),
});

async function deliver(stage: string) {
  const { boundary } = deliveryNames(stage);
  const stacks: Record<string, unknown>[] = [];
  const assets: unknown[] = [];
  const synthesised = await synthesise(stage, {
    domain,
    permissionsBoundary: boundary,
    inspect: async (folder) => {
      const read = async (file: string) => JSON.parse(await readFile(join(folder, file), "utf8"));
      const { artifacts } = manifestSchema.parse(await read("manifest.json"));
      for (const [name, { type, properties = {} }] of Object.entries(artifacts)) {
        if (type === "aws:cloudformation:stack") stacks.push(properties);
        if (type === "cdk:asset-manifest") assets.push((await read(`${name}.json`)).files);
      }
    },
  });
  return { synthesised, stacks, assets };
}

const rolesOf = ({ stackNames, template }: SynthesisedStage) =>
  stackNames.flatMap((name) =>
    Object.values(readTemplate(template(name)).Resources).filter(
      ({ Type }) => Type === "AWS::IAM::Role" || Type === "AWS::IAM::User",
    ),
  );

describe.each(stageNames)("stage %s, deployed with the delivery stack's rights", async (stage) => {
  const names = deliveryNames(stage);
  const { synthesised, stacks, assets } = await deliver(stage);

  it("gives every role the boundary", () => {
    const boundaries = rolesOf(synthesised).map(({ Properties }) =>
      JSON.stringify(Properties.PermissionsBoundary),
    );

    expect(boundaries.length).toBeGreaterThan(15);
    expect([...new Set(boundaries)]).toEqual([
      expect.stringContaining(`:iam::123456789012:policy/${names.boundary}`),
    ]);
  });

  it("is changed with the stage's CloudFormation role, and with no role of CDK's bootstrap", () => {
    expect(
      stacks.map(({ cloudFormationExecutionRoleArn }) => cloudFormationExecutionRoleArn),
    ).toEqual(
      stacks.map(() => `arn:\${AWS::Partition}:iam::123456789012:role/${names.cloudFormationRole}`),
    );
    expect(JSON.stringify([stacks, assets])).not.toMatch(/:role\/cdk-/);
  });

  it("publishes its artefacts with the caller's rights to a folder of its own", () => {
    expect(JSON.stringify(assets)).not.toContain("assumeRoleArn");
    const keys = JSON.stringify(assets).match(/"objectKey":"[^"]+/g) ?? [];
    expect(keys.length).toBeGreaterThan(10);
    expect(keys.filter((key) => !key.startsWith(`"objectKey":"${names.assetPrefix}`))).toEqual([]);
  });
});

it("a stage without a boundary has roles without boundaries", async () => {
  const synthesised = await synthesise("prod", { domain });

  expect(
    rolesOf(synthesised).filter(({ Properties }) => "PermissionsBoundary" in Properties),
  ).toEqual([]);
});
