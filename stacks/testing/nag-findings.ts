import { AwsSolutionsChecks, type INagLogger, type NagLoggerBaseData } from "cdk-nag";
import { synthesise } from "./synthesise.ts";

/** A finding, with the construct's path below the stage: `Api/PublicRole/Resource`. */
export type NagFinding = { readonly rule: string; readonly path: string };

/** What cdk-nag's AwsSolutions pack objects to in `stage`; a rule that fails to run is a finding too. */
export async function nagFindings(
  stage: string,
  options: Parameters<typeof synthesise>[1] = {},
): Promise<NagFinding[]> {
  const findings: NagFinding[] = [];
  const find = (rule: string, { resource }: NagLoggerBaseData) => {
    findings.push({ rule, path: resource.node.path.replace(`${stage}-iotd-`, "") });
  };
  const ignore = () => undefined;
  const collector: INagLogger = {
    onNonCompliance: (data) =>
      find(data.findingId ? `${data.ruleId}[${data.findingId}]` : data.ruleId, data),
    onError: (data) => find(`${data.ruleId} failed to run`, data),
    onCompliance: ignore,
    onSuppressed: ignore,
    onSuppressedError: ignore,
    onNotApplicable: ignore,
  };
  const checks = new AwsSolutionsChecks({ reports: false, additionalLoggers: [collector] });
  await synthesise(stage, { ...options, aspects: [checks] });
  return findings;
}
