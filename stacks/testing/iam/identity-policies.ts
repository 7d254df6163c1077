import * as z from "zod";
import type { ResolvedResource, ResolvedStage } from "../resolve.ts";
import { managedPolicies } from "./managed-policies.ts";

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

/** Resources of IAM that give nobody a right; an instance profile only hands on its role's. */
const withoutPolicy = ["AWS::IAM::Role", "AWS::IAM::InstanceProfile"];

/**
 * All identity policies of `role`: its inline ones, those that a stack attaches to it, and AWS's own.
 * Throws on a policy of AWS's that is not known here and on what the stacks do not use: a permissions
 * boundary, a policy of another kind.
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
      if (!(arn in managedPolicies)) throw new Error(`${role.name} is given ${arn}, unknown here.`);
      return { name: arn, policy: managedPolicies[arn] };
    }),
  ];
}

function attachedTo(role: ResolvedResource, resource: ResolvedResource): NamedPolicy[] {
  const { name, type, properties } = resource;
  if (type !== "AWS::IAM::Policy" && type !== "AWS::IAM::ManagedPolicy") {
    throw new Error(`${name} is of type ${type}, which is not known here.`);
  }
  const { Roles, PolicyDocument } = attachedSchema.parse(properties);
  return Roles.includes(role.name) ? [{ name, policy: PolicyDocument }] : [];
}
