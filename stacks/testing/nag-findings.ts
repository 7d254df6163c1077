import { CfnFunction } from "aws-cdk-lib/aws-lambda";
import { AwsSolutionsChecks, type INagLogger, type NagLoggerBaseData } from "cdk-nag";
import { importTemplate } from "./import-template.ts";
import { asRecord, asText, isRecord } from "./json-value.ts";
import { account, type SynthesisOptions, synthesise } from "./synthesise.ts";

/** A rule of cdk-nag and where it is violated. */
export type NagFinding = {
  /**
   * `AwsSolutions-S1`, or `AwsSolutions-IAM5[Resource::<Uploads.Arn>/originals/*]` for a rule
   * with several findings. It is the same in all stages and accounts.
   */
  readonly rule: string;
  /** The construct's path below the stage: `Api/PublicRole/Resource`. */
  readonly path: string;
};

/**
 * The findings of cdk-nag's AwsSolutions pack in `stage`, including the template for us-east-1
 * (`Cdn/UsEast1/WebAcl`). A rule that fails to run is a finding too.
 */
export async function nagFindings(
  stage: string,
  options: Pick<SynthesisOptions, "domain"> = {},
): Promise<NagFinding[]> {
  const ofStacks = collectFindings(stage);
  const { template } = await synthesise(stage, { ...options, aspects: [ofStacks.checks] });

  const ofTemplates = collectFindings(stage);
  const inUsEast1 = template("Cdn").findResources("Custom::UsEast1Stack");
  for (const [id, { Properties }] of Object.entries(inUsEast1)) {
    const { TemplateBody } = asRecord(Properties);
    await importTemplate(`Cdn/${id}`, asText(TemplateBody), ofTemplates.checks);
  }
  return [...ofStacks.findings, ...ofTemplates.findings];
}

function collectFindings(stage: string) {
  const findings: NagFinding[] = [];
  const find = (rule: string, { resource }: NagLoggerBaseData) => {
    const path = resource.node.path.replace(`${stage}-iotd-`, "");
    findings.push({ rule: generalise(rule, stage), path });
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
  return { findings, checks };
}

/** Removes the stage, the account and CDK's hash of logical ids. */
const generalise = (rule: string, stage: string): string =>
  rule
    .replaceAll(`${stage}-iotd-`, "<stage>-iotd-")
    .replaceAll(account, "<account>")
    .replaceAll(/<(\w+?)[0-9A-F]{8}\.(\w+)>/g, "<$1.$2>");

/**
 * Functions that are not bundled have placeholder code with another runtime. The runtime of bundled functions
 * has a test of its own.
 */
const isAboutPlaceholder = ({ ruleId, resource }: NagLoggerBaseData): boolean =>
  ruleId === "AwsSolutions-L1" &&
  resource instanceof CfnFunction &&
  isRecord(resource.code) &&
  resource.code.zipFile === "export function placeholder() {}";
