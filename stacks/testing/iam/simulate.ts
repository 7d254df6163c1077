import {
  type EvaluationResult,
  isAnonymousRequestPrincipal,
  runSimulation,
  type SimulationRequestPrincipal,
} from "@cloud-copilot/iam-simulate";
import * as z from "zod";
import { account } from "../synthesise.ts";
import { renameEncryptionContext } from "./encryption-context.ts";
import type { NamedPolicy } from "./identity-policies.ts";
import type { ResourcePolicy } from "./resource-policies.ts";

/** What somebody tries: an action on a resource, by its ARN or `*` where AWS knows no resource for it. */
export type Attempt = {
  readonly action: string;
  readonly resource: string;
  /** What AWS would know of the request besides; TLS and who the caller is are added. */
  readonly context?: Readonly<Record<string, string>>;
  /** Whose the resource is. @default ours */
  readonly resourceAccount?: string;
};

export type Caller = {
  /** An ARN, a service's name such as `s3.amazonaws.com`, or nobody known. */
  readonly principal: SimulationRequestPrincipal;
  /** @default none */
  readonly identityPolicies?: readonly NamedPolicy[];
  /** The policies of the VPC endpoint that the request passes. @default it passes none */
  readonly endpointPolicies?: readonly NamedPolicy[];
};

/**
 * What AWS answers to `attempt`, by the policies of the caller, of the way and of the resource. Throws
 * if the simulator cannot tell: a policy, an action or a resource that it does not know, or a part of
 * the context that it would not have looked at.
 *
 * Our buckets also block public access. The simulator is not told: the policies have to hold by
 * themselves.
 */
export async function simulate(
  { principal, identityPolicies = [], endpointPolicies = [] }: Caller,
  { action, resource, context = {}, resourceAccount = account }: Attempt,
  resourcePolicies: readonly ResourcePolicy[],
): Promise<EvaluationResult> {
  const contextVariables = {
    "aws:SecureTransport": "true",
    ...(action.startsWith("s3:") && { "s3:TlsVersion": "1.3" }),
    ...callerContext(principal),
    ...context,
  };
  const answer = await runSimulation(
    {
      request: {
        principal,
        action,
        resource: { resource, accountId: resourceAccount },
        contextVariables: contextSchema.parse(renameEncryptionContext(contextVariables)),
      },
      identityPolicies: identityPolicies.map(({ name, policy }) => ({
        name,
        policy: renameEncryptionContext(policy),
      })),
      resourcePolicy: renameEncryptionContext(
        findResourcePolicy(action, resource, resourcePolicies),
      ),
      ...(endpointPolicies.length > 0 && { vpcEndpointPolicies: [...endpointPolicies] }),
      serviceControlPolicies: [],
      resourceControlPolicies: [],
    },
    { simulationMode: "Strict" },
  );
  const attempted = `${action} on ${resource}`;
  if (answer.resultType === "error") {
    throw new Error(`The simulator refuses ${attempted}: ${JSON.stringify(answer.errors)}`);
  }
  if (answer.resultType === "wildcard") throw new Error(`${attempted} is several attempts.`);
  const { ignoredContextKeys = [] } = answer.result;
  if (ignoredContextKeys.length > 0) {
    throw new Error(`The simulator ignores ${ignoredContextKeys.join(", ")} of ${attempted}.`);
  }
  return answer.overallResult;
}

const contextSchema = z.record(z.string(), z.string());

function callerContext(principal: SimulationRequestPrincipal): Record<string, string> {
  if (isAnonymousRequestPrincipal(principal)) return { "aws:PrincipalAccount": "anonymous" };
  if (!principal.startsWith("arn:")) {
    return { "aws:PrincipalIsAWSService": "true", "aws:PrincipalServiceName": principal };
  }
  const [, , , , callerAccount = ""] = principal.split(":");
  return { "aws:PrincipalAccount": callerAccount, "aws:PrincipalIsAWSService": "false" };
}

/** A role's policy is about who may take the role, not about who may pass it on or change it. */
function findResourcePolicy(
  action: string,
  resource: string,
  policies: readonly ResourcePolicy[],
): unknown {
  if (resource.includes(":role/") && !action.startsWith("sts:")) return undefined;
  const found = policies.filter(({ arn }) => resource === arn || resource.startsWith(`${arn}/`));
  if (found.length > 1) throw new Error(`${resource} has several policies.`);
  return found[0]?.policy;
}
