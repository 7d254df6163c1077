import { Template } from "aws-cdk-lib/assertions";
import { asList, asText, isRecord } from "../json-value.ts";
import { type ResolvedResource, type ResolvedStage, resolveStage } from "../resolve.ts";

/** A policy and the resource that contains it. */
export type PolicyDocument = {
  readonly resource: ResolvedResource;
  readonly document: Readonly<Record<string, unknown>>;
};

/**
 * All policies in the templates of `stage` and in the template for us-east-1, which is part of the stack Cdn:
 * identity policies, resource policies and the VPC endpoint's policy.
 */
export function policyDocuments(stage: ResolvedStage): PolicyDocument[] {
  const inUsEast1 = stage
    .resources({ type: "Custom::UsEast1Stack" })
    .map(({ properties }) => Template.fromJSON(JSON.parse(asText(properties.TemplateBody))))
    .map((template) => resolveStage({ stackNames: ["UsEast1"], template: () => template }));
  return [stage, ...inUsEast1]
    .flatMap(({ resources }) => resources())
    .flatMap((resource) =>
      documentsIn(resource.properties).map((document) => ({ resource, document })),
    );
}

function documentsIn(value: unknown): Readonly<Record<string, unknown>>[] {
  if (Array.isArray(value)) return value.flatMap(documentsIn);
  if (!isRecord(value)) return [];
  return isPolicy(value) ? [value] : Object.values(value).flatMap(documentsIn);
}

/** A web ACL's rules have statements too, but without an effect. */
const isPolicy = ({ Statement }: Readonly<Record<string, unknown>>): boolean =>
  Array.isArray(Statement) &&
  asList(Statement).some((statement) => isRecord(statement) && "Effect" in statement);
