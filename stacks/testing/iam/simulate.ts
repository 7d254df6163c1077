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

/** An action on a resource, by its ARN, or `*` if AWS supports no resource for the action. */
export type Attempt = {
  readonly action: string;
  readonly resource: string;
  /** Other condition keys of the request; those of TLS and of the caller are added. */
  readonly context?: Readonly<Record<string, string>>;
  /** The account of the resource. @default the stage's account */
  readonly resourceAccount?: string;
};

/** Who sends a request, and through which endpoint. */
export type Caller = {
  /** An ARN, a service such as `s3.amazonaws.com`, or an anonymous caller. */
  readonly principal: SimulationRequestPrincipal;
  /** @default none */
  readonly identityPolicies?: readonly NamedPolicy[];
  /** The policies of the VPC endpoint of the request. @default no VPC endpoint */
  readonly endpointPolicies?: readonly NamedPolicy[];
};

/**
 * AWS's decision about an attempt, by the policies of the caller, the VPC endpoint and the resource. Throws if
 * the simulator does not know a policy, an action or a resource, or ignores a part of the context.
 *
 * The simulation does not include that buckets block public access: policies must be sufficient without it.
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
  if (answer.resultType === "wildcard") throw new Error(`${attempted} contains a wildcard.`);
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

/** A role's trust policy decides who may assume the role, but not who may pass or change it. */
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
