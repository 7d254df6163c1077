import * as z from "zod";
import { asText } from "../json-value.ts";
import type { ResolvedResource, ResolvedStage } from "../resolve.ts";
import { account } from "../synthesise.ts";
import { endpointPolicies } from "./endpoint-policies.ts";
import { identityPolicies } from "./identity-policies.ts";
import { resourcePolicies } from "./resource-policies.ts";
import { type Attempt, type Caller, simulate } from "./simulate.ts";

/** A role of a stage, and what is known of the function that has it, if one has. */
export type StageRole = {
  readonly name: string;
  readonly functionArn: string | undefined;
  readonly logGroupName: string | undefined;
  /**
   * Whether AWS lets the role do it, wherever the request comes from: from the function's own network,
   * through the VPC endpoint, and from anywhere else, as with a presigned URL or with credentials that
   * were stolen. Throws if these differ.
   */
  readonly may: (attempt: Attempt) => Promise<boolean>;
};

const functionSchema = z.object({
  Role: z.string(),
  VpcConfig: z.unknown().optional(),
  LoggingConfig: z.object({ LogGroup: z.string() }).partial().default({}),
});

/** All roles of `stage`, those of CDK's own functions among them. */
export function stageRoles(stage: ResolvedStage): StageRole[] {
  const policiesOfResources = resourcePolicies(stage);
  const policiesOfEndpoints = endpointPolicies(stage);
  const functions = stage.resources({ type: "AWS::Lambda::Function" }).map((resource) => ({
    arn: asText(stage.resolve(resource.stackName, { "Fn::GetAtt": [resource.logicalId, "Arn"] })),
    ...functionSchema.parse(resource.properties),
  }));

  const readRole = (role: ResolvedResource): StageRole => {
    const { name } = role;
    const fn = functions.find(({ Role }) => Role === `arn:aws:iam::${account}:role/${name}`);
    const anywhere: Caller = {
      principal: `arn:aws:sts::${account}:assumed-role/${name}/session`,
      identityPolicies: identityPolicies(stage, role),
    };
    const callers = fn?.VpcConfig
      ? [anywhere, { ...anywhere, endpointPolicies: policiesOfEndpoints }]
      : [anywhere];
    return {
      name,
      functionArn: fn?.arn,
      logGroupName: fn?.LoggingConfig.LogGroup,
      may: async (attempt) => {
        // The endpoint leads to S3 and nowhere else.
        const ways = attempt.action.startsWith("s3:") ? callers : [anywhere];
        const answers = await Promise.all(
          ways.map((caller) => simulate(caller, attempt, policiesOfResources)),
        );
        const [isAllowed, ...others] = answers.map((answer) => answer === "Allowed");
        if (isAllowed === undefined || others.some((other) => other !== isAllowed)) {
          throw new Error(`${name}, ${attempt.action}: the way makes a difference: ${answers}`);
        }
        return isAllowed;
      },
    };
  };
  return stage.resources({ type: "AWS::IAM::Role" }).map(readRole);
}
