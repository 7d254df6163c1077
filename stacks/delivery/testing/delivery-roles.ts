import * as z from "zod";
import type { NamedPolicy } from "../../testing/iam/identity-policies.ts";
import { type Attempt, simulate } from "../../testing/iam/simulate.ts";
import { account } from "../../testing/synthesise.ts";
import type { SynthesisedDelivery } from "./synthesise-delivery.ts";

const roleSchema = z.object({
  RoleName: z.string(),
  Policies: z.array(z.object({ PolicyName: z.string(), PolicyDocument: z.unknown() })).default([]),
  ManagedPolicyArns: z.array(z.string()).default([]),
});

/** Whether the policies of a role of the delivery stack, such as `DeployRole`, allow an action. */
export function mayDo(delivery: SynthesisedDelivery, role: string, attempt: Attempt) {
  const { RoleName, Policies, ManagedPolicyArns } = roleSchema.parse(
    delivery.resource(`Delivery.${role}`).properties,
  );
  const identityPolicies = [
    ...Policies.map(({ PolicyName, PolicyDocument }) => ({
      name: PolicyName,
      policy: PolicyDocument,
    })),
    ...ManagedPolicyArns.map((name) => policyOf(delivery, name)),
  ];
  return isAllowed(RoleName, identityPolicies, attempt);
}

/** Whether the boundary allows an action. A role also needs a policy that allows it. */
export const isInBoundary = (delivery: SynthesisedDelivery, attempt: Attempt): Promise<boolean> =>
  isAllowed("any", [policyOf(delivery, "Delivery.Boundary")], attempt);

const policyOf = (delivery: SynthesisedDelivery, name: string): NamedPolicy => ({
  name,
  policy: delivery.resource(name).properties.PolicyDocument,
});

async function isAllowed(
  role: string,
  identityPolicies: readonly NamedPolicy[],
  attempt: Attempt,
): Promise<boolean> {
  const principal = `arn:aws:sts::${account}:assumed-role/${role}/session`;
  // The policies of our keys leave the decision to the account's policies.
  const keyPolicies = attempt.action.startsWith("kms:")
    ? [{ arn: attempt.resource, policy: leftToAccount }]
    : [];
  return (await simulate({ principal, identityPolicies }, attempt, keyPolicies)) === "Allowed";
}

const leftToAccount = {
  Version: "2012-10-17",
  Statement: [
    {
      Effect: "Allow",
      Principal: { AWS: `arn:aws:iam::${account}:root` },
      Action: "kms:*",
      Resource: "*",
    },
  ],
};
