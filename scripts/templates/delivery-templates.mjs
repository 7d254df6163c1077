import { readFileSync } from "node:fs";
import { join } from "node:path";
import { templatesIn } from "./read-build.mjs";
import { run } from "./run.mjs";

const context = {
  stage: "pre",
  repository: "octo-org/iotd",
  account: "123456789012",
  region: "eu-west-1",
  withProvider: "true",
};

/** The delivery stack of a stage, as `npm run delivery` would deploy it, and what it has CloudFormation do. */
export async function readDelivery(root) {
  const folder = join(root, ".sst", "templates-delivery");
  await run(process.execPath, ["--import", "tsx", "stacks/delivery/main.ts"], {
    cwd: root,
    env: { ...process.env, CDK_OUTDIR: folder, CDK_CONTEXT_JSON: JSON.stringify(context) },
  });
  const template = join(folder, "pre-iotd-Delivery.template.json");
  const { Resources } = JSON.parse(readFileSync(template, "utf8"));
  const statements = Object.entries(Resources)
    .filter(([id]) => id.startsWith("CloudFormation"))
    .flatMap(([, { Properties }]) => Properties.PolicyDocument?.Statement ?? []);
  return {
    folder,
    templates: templatesIn(folder),
    cloudFormationActions: statements
      .filter(({ Effect }) => Effect === "Allow")
      .flatMap(({ Action }) => Action),
  };
}
