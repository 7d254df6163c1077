import { join } from "node:path";
import { runProgram } from "@iotd/process/run-program";
import * as z from "zod";
import { readJson } from "../read-json.ts";
import { root } from "../root.ts";
import { templateSchema } from "../template.ts";
import { templatesIn } from "./read-build.ts";

const context = {
  stage: "pre",
  repository: "octo-org/iotd",
  account: "123456789012",
  region: "eu-west-1",
  withProvider: "true",
};

const policySchema = z.object({
  PolicyDocument: z.object({
    Statement: z.array(
      z.object({
        Effect: z.enum(["Allow", "Deny"]),
        Action: z.union([z.string().transform((action) => [action]), z.array(z.string())]),
      }),
    ),
  }),
});

/** A built delivery stack. */
export type DeliveryBuild = {
  readonly folder: string;
  /** The paths of the templates. */
  readonly templates: readonly string[];
  /** The actions that CloudFormation's role allows, such as `ec2:Describe*`. */
  readonly cloudFormationActions: readonly string[];
};

/** Builds the delivery stack of a stage as `npm run delivery` does. */
export async function synthesiseDelivery(): Promise<DeliveryBuild> {
  const folder = join(root, ".sst", "templates-delivery");
  await runProgram(process.execPath, ["--import", "tsx", "stacks/delivery/main.ts"], {
    cwd: root,
    env: { ...process.env, CDK_OUTDIR: folder, CDK_CONTEXT_JSON: JSON.stringify(context) },
  });
  const template = join(folder, "pre-iotd-Delivery.template.json");
  const { Resources } = await readJson(template, templateSchema);
  const policies = Object.entries(Resources).filter(
    ([id, { Type }]) => id.startsWith("CloudFormation") && Type === "AWS::IAM::ManagedPolicy",
  );
  return {
    folder,
    templates: await templatesIn(folder),
    cloudFormationActions: policies
      .flatMap(([, { Properties }]) => policySchema.parse(Properties).PolicyDocument.Statement)
      .filter(({ Effect }) => Effect === "Allow")
      .flatMap(({ Action }) => Action),
  };
}
