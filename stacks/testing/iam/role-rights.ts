import * as z from "zod";
import { asText } from "../json-value.ts";
import type { ResolvedResource, ResolvedStage } from "../resolve.ts";
import { account } from "../synthesise.ts";
import { endpointPolicies } from "./endpoint-policies.ts";
import { identityPolicies } from "./identity-policies.ts";
import { resourcePolicies } from "./resource-policies.ts";
import { type Attempt, type Caller, simulate } from "./simulate.ts";

/** A role of a stage, and the function that uses it, if any. */
export type StageRole = {
  readonly name: string;
  readonly functionArn: string | undefined;
  readonly logGroupName: string | undefined;
  /**
   * Whether AWS allows the role the attempt, both from the function's VPC through the S3 endpoint and from
   * elsewhere, as with a presigned URL or stolen credentials. Throws if these differ.
   */
  readonly may: (attempt: Attempt) => Promise<boolean>;
};

const functionSchema = z.object({
  Role: z.string(),
  VpcConfig: z.unknown().optional(),
  LoggingConfig: z.object({ LogGroup: z.string() }).partial().default({}),
});

/** All roles of `stage`, including those of CDK's own functions. */
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
        // The endpoint is for S3 only.
        const paths = attempt.action.startsWith("s3:") ? callers : [anywhere];
        const answers = await Promise.all(
          paths.map((caller) => simulate(caller, attempt, policiesOfResources)),
        );
        const [isAllowed, ...others] = answers.map((answer) => answer === "Allowed");
        if (isAllowed === undefined || others.some((other) => other !== isAllowed)) {
          throw new Error(
            `${name}, ${attempt.action}: the result depends on the network path: ${answers}`,
          );
        }
        return isAllowed;
      },
    };
  };
  return stage.resources({ type: "AWS::IAM::Role" }).map(readRole);
}
