import { rm } from "node:fs/promises";
import { join } from "node:path";
import { root } from "../root.ts";
import { runStep } from "../run-step.ts";
import { startAwsStub } from "./aws-stub.ts";
import { type Build, buildStage } from "./build-stage.ts";
import { type CfnLint, openCfnLint } from "./cfn-lint.ts";
import { artefactsIn, refuseLookUps, resourceTypesIn, templatesIn } from "./read-build.ts";
import { refuseMissingRights } from "./refuse-missing-rights.ts";
import { synthesiseDelivery } from "./synthesise-delivery.ts";

const domain = { IOTD_DOMAIN: "example.com", IOTD_HOSTED_ZONE_ID: "Z0123456789EXAMPLE" };
const builds: readonly Build[] = [
  { stage: "dev", settings: {} },
  { stage: "pre", settings: {} },
  { stage: "prod", settings: {} },
  { stage: "prod", settings: domain },
  { stage: "prod", settings: { ...domain, IOTD_PERMISSIONS_BOUNDARY: "prod-iotd-boundary" } },
];

/**
 * `npm run check:templates` builds every stage as a deployment does, without AWS, and checks the templates by
 * CloudFormation's own rules.
 */
await runStep([], async () => {
  const cfnLint = await openCfnLint();
  const types = await checkStages(cfnLint);
  const delivery = await synthesiseDelivery();
  await cfnLint.lint(delivery.templates);
  await refuseMissingRights(types, delivery.cloudFormationActions, cfnLint.schemas);
  await rm(delivery.folder, { recursive: true });
  console.log("All templates follow CloudFormation's rules.");
});

/** Resolves with AWS's resource types in the templates. */
async function checkStages({ lint }: CfnLint): Promise<Set<string>> {
  const types = new Set<string>();
  const artefacts = new Map<string, string>();
  const aws = await startAwsStub();
  try {
    for (const [index, build] of builds.entries()) {
      const folder = join(root, ".sst", `templates-${index}`);
      await rm(folder, { recursive: true, force: true });
      await buildStage(build, folder, aws.url);
      await refuseLookUps(folder);
      for (const [name, artefact] of await artefactsIn(folder)) {
        if ((artefacts.get(name) ?? artefact) !== artefact) {
          throw new Error(`The code of ${name} is not the same in all stages.`);
        }
        artefacts.set(name, artefact);
      }
      await lint(await templatesIn(folder));
      for (const type of await resourceTypesIn(folder)) types.add(type);
      await rm(folder, { recursive: true });
    }
  } finally {
    aws.stop();
  }
  return types;
}
