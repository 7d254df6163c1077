import * as z from "zod";
import { readPolicy, type Statement } from "../read-policy.ts";
import type { ResolvedResource, ResolvedStage } from "../resolve.ts";
import { managedPolicies } from "./managed-policies.ts";

/** A policy document and its name. */
export type NamedPolicy = { readonly name: string; readonly policy: unknown };

const roleSchema = z.object({
  Policies: z.array(z.object({ PolicyName: z.string(), PolicyDocument: z.unknown() })).default([]),
  ManagedPolicyArns: z.array(z.string()).default([]),
  PermissionsBoundary: z.undefined().optional(),
});
const attachedSchema = z.object({
  PolicyDocument: z.unknown(),
  Roles: z.array(z.string()).default([]),
});

/** IAM resources that are not policies. An instance profile only passes on its role. */
const withoutPolicy = ["AWS::IAM::Role", "AWS::IAM::InstanceProfile"];

/**
 * All identity policies of `role`: inline, attached by a stack, and managed by AWS. Throws for an unknown AWS
 * managed policy and for what the stacks do not use: a permissions boundary or another kind of policy.
 */
export function identityPolicies(stage: ResolvedStage, role: ResolvedResource): NamedPolicy[] {
  const { Policies, ManagedPolicyArns } = roleSchema.parse(role.properties);
  return [
    ...Policies.map(({ PolicyName, PolicyDocument }) => ({
      name: PolicyName,
      policy: PolicyDocument,
    })),
    ...stage
      .resources()
      .filter(({ type }) => type.startsWith("AWS::IAM::") && !withoutPolicy.includes(type))
      .flatMap((resource) => attachedTo(role, resource)),
    ...ManagedPolicyArns.map((arn) => {
      if (!(arn in managedPolicies))
        throw new Error(`${role.name} has the unknown managed policy ${arn}.`);
      return { name: arn, policy: managedPolicies[arn] };
    }),
  ];
}

function attachedTo(role: ResolvedResource, resource: ResolvedResource): NamedPolicy[] {
  const { name, type, properties } = resource;
  if (type !== "AWS::IAM::Policy" && type !== "AWS::IAM::ManagedPolicy") {
    throw new Error(`${name} has the unknown type ${type}.`);
  }
  const { Roles, PolicyDocument } = attachedSchema.parse(properties);
  return Roles.includes(role.name) ? [{ name, policy: PolicyDocument }] : [];
}

/** The statements of all identity policies of the roles of `stage`, each with the role's name. */
export const roleStatements = (
  stage: ResolvedStage,
): { readonly role: string; readonly statement: Statement }[] =>
  stage.resources({ type: "AWS::IAM::Role" }).flatMap((role) =>
    identityPolicies(stage, role)
      .flatMap(({ policy }) => readPolicy(policy))
      .map((statement) => ({ role: role.name, statement })),
  );
