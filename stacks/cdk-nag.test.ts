import { describe, expect, it } from "vitest";
import { stageNames } from "./stages.ts";
import { acceptedFindings, type Deployment } from "./testing/accepted-findings.ts";
import { nagFindings } from "./testing/nag-findings.ts";
import { domain } from "./testing/synthesise.ts";

const deployments: readonly Deployment[] = stageNames.flatMap((stage) => [
  { stage, hasDomain: false },
  { stage, hasDomain: true },
]);

const results: { name: string; found: string[]; accepted: string[] }[] = [];
// One after the other, because SST keeps the current project in a global variable.
for (const deployment of deployments) {
  const { stage, hasDomain } = deployment;
  const findings = await nagFindings(stage, hasDomain ? { domain } : {});
  results.push({
    name: hasDomain ? `${stage} with a domain` : `${stage} at CloudFront's own address`,
    found: findings.map(({ rule, path }) => `${rule} at ${path}`),
    accepted: acceptedFindings
      .filter(({ where = () => true }) => where(deployment))
      .flatMap(({ rule, paths }) => paths.map((path) => `${rule} at ${path}`)),
  });
}

describe("cdk-nag's AwsSolutions pack", () => {
  it.each(results)("cdk-nag finds only accepted findings in $name", ({ found, accepted }) => {
    expect(found.filter((finding) => !accepted.includes(finding))).toEqual([]);
  });

  it.each(results)("cdk-nag finds every accepted finding in $name", ({ found, accepted }) => {
    expect(accepted.filter((finding) => !found.includes(finding))).toEqual([]);
  });

  it.each(acceptedFindings)(
    "the accepted finding $rule applies to a deployment",
    ({ where = () => true }) => {
      expect(deployments.filter(where)).not.toEqual([]);
    },
  );
});
