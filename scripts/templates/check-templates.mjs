/**
 * `npm run check:templates` builds every stage as a deployment does, without AWS, and holds what comes
 * out against CloudFormation's own rules. Prints how long each build took.
 */
import { rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { startAwsStub } from "./aws-stub.mjs";
import { cfnLintFolder, lintTemplates } from "./cfn-lint.mjs";
import { refuseMissingRights } from "./cloudformation-rights.mjs";
import { readDelivery } from "./delivery-templates.mjs";
import { codeOfFunctions, refuseLookUps, resourceTypes, templatesIn } from "./read-build.mjs";
import { run } from "./run.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const domain = { IOTD_DOMAIN: "example.com", IOTD_HOSTED_ZONE_ID: "Z0123456789EXAMPLE" };
const builds = [
  { stage: "dev", settings: {} },
  { stage: "pre", settings: {} },
  { stage: "prod", settings: {} },
  { stage: "prod", settings: domain },
  { stage: "prod", settings: { ...domain, IOTD_PERMISSIONS_BOUNDARY: "prod-iotd-boundary" } },
];

const aws = await startAwsStub();
try {
  const artefacts = new Map();
  const types = new Set();
  for (const [index, { stage, settings }] of builds.entries()) {
    const folder = join(root, ".sst", `templates-${index}`);
    rmSync(folder, { recursive: true, force: true });
    await build(stage, settings, folder);
    refuseLookUps(folder);
    for (const [name, code] of codeOfFunctions(folder)) {
      artefacts.set(name, (artefacts.get(name) ?? new Set()).add(code));
    }
    await lintTemplates(templatesIn(folder), root);
    for (const type of resourceTypes(folder)) types.add(type);
    rmSync(folder, { recursive: true });
  }
  for (const [name, codes] of artefacts) {
    if (codes.size > 1) throw new Error(`The code of ${name} is not the same in all stages.`);
  }
  const delivery = await readDelivery(root);
  await lintTemplates(delivery.templates, root);
  refuseMissingRights(types, delivery.cloudFormationActions, cfnLintFolder(root));
  rmSync(delivery.folder, { recursive: true });
  console.log("All templates are as CloudFormation wants them.");
} finally {
  aws.stop();
}

async function build(stage, settings, folder) {
  const start = performance.now();
  await run(
    process.execPath,
    ["node_modules/sst/cli/sst.js", "build", "--stage", stage, "--to", folder],
    {
      cwd: root,
      env: {
        ...process.env,
        ...settings,
        AWS_ENDPOINT_URL: aws.url,
        AWS_ACCESS_KEY_ID: "none",
        AWS_SECRET_ACCESS_KEY: "none",
        AWS_REGION: "eu-west-1",
        // Otherwise a command that fails while the host of its telemetry is out of reach ends with 0.
        SST_TELEMETRY_DISABLED: "1",
      },
    },
  );
  const seconds = ((performance.now() - start) / 1_000).toFixed(1);
  const where = settings.IOTD_DOMAIN ? " with a domain" : "";
  const how = settings.IOTD_PERMISSIONS_BOUNDARY ? ", as from GitHub" : "";
  console.log(`sst build --stage ${stage}${where}${how}: ${seconds} s`);
}
