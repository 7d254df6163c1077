import { describe, expect, it } from "vitest";
import { type AcceptedFinding, acceptedFindings, appliesTo } from "./accepted-findings.ts";
import { stageNames } from "./stages.ts";
import { type NagFinding, nagFindings } from "./testing/nag-findings.ts";

const domain = { name: "example.com", hostedZoneId: "Z0123456789EXAMPLE" };
const deployments = stageNames.flatMap((stage) => [
  { stage, hasDomain: false, name: `${stage} on CloudFront's own address` },
  { stage, hasDomain: true, name: `${stage} with a domain` },
]);

const results: { deployment: (typeof deployments)[number]; findings: NagFinding[] }[] = [];
// One after the other: SST keeps the project that it works on in a global.
for (const deployment of deployments) {
  const options = deployment.hasDomain ? { domain } : {};
  results.push({ deployment, findings: await nagFindings(deployment.stage, options) });
}

const matches = (accepted: AcceptedFinding, { rule, path }: NagFinding) =>
  rule.startsWith(accepted.rule) && accepted.path.test(path);

describe("cdk-nag's AwsSolutions pack", () => {
  it.each(results)("finds in $deployment.name what is accepted and nothing else", (result) => {
    const { stage, hasDomain } = result.deployment;
    const accepted = acceptedFindings.filter((one) => appliesTo(one, stage, hasDomain));

    const surprises = result.findings.filter(
      (finding) => !accepted.some((one) => matches(one, finding)),
    );

    expect(surprises).toEqual([]);
  });

  it.each(acceptedFindings)("still finds $rule at $path, which is accepted", (accepted) => {
    const found = results
      .filter(({ deployment }) => appliesTo(accepted, deployment.stage, deployment.hasDomain))
      .flatMap(({ findings }) => findings.filter((finding) => matches(accepted, finding)));

    expect(found).not.toEqual([]);
  });
});
