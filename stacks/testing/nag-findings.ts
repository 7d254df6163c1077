import { CfnFunction } from "aws-cdk-lib/aws-lambda";
import { AwsSolutionsChecks, type INagLogger, type NagLoggerBaseData } from "cdk-nag";
import { isRecord } from "./json-value.ts";
import { type SynthesisOptions, synthesise } from "./synthesise.ts";

export type NagFinding = {
  /** `AwsSolutions-S1`, or `AwsSolutions-IAM5[Resource::*]` where a rule has several things to say. */
  readonly rule: string;
  /** The construct's path below the stage: `Api/PublicRole/Resource`. */
  readonly path: string;
};

/** What cdk-nag's AwsSolutions pack objects to in `stage`; a rule that fails to run is a finding too. */
export async function nagFindings(
  stage: string,
  options: SynthesisOptions = {},
): Promise<NagFinding[]> {
  const findings: NagFinding[] = [];
  const find = (rule: string, { resource }: NagLoggerBaseData) => {
    findings.push({ rule, path: resource.node.path.replace(`${stage}-iotd-`, "") });
  };
  const ignore = () => undefined;
  const collector: INagLogger = {
    onNonCompliance: (data) => {
      if (isAboutPlaceholder(data)) return;
      find(data.findingId ? `${data.ruleId}[${data.findingId}]` : data.ruleId, data);
    },
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

/**
 * The code that stands in for a function which is not bundled comes with a runtime of its own; that of
 * the functions themselves has a test of its own.
 */
const isAboutPlaceholder = ({ ruleId, resource }: NagLoggerBaseData): boolean =>
  ruleId === "AwsSolutions-L1" &&
  resource instanceof CfnFunction &&
  isRecord(resource.code) &&
  resource.code.zipFile === "export function placeholder() {}";
