import { CloudFormationClient, DescribeStacksCommand } from "@aws-sdk/client-cloudformation";
import { DomainError } from "@iotd/core/errors";
import { clientSettings } from "@iotd/stacks/credentials";
import { appName } from "@iotd/stacks/stages";
import { askAws, isNamed } from "./ask-aws.ts";
import type { Stage } from "./reach-stage.ts";

/** The outputs of a stack, by the names that `stacks/` gives them. */
export type StackOutputs = {
  /** Throws an error of one sentence if the deployed stack has no such output. */
  readonly get: (name: string) => string;
};

/** The outputs of one of a stage's stacks, such as `Database`; undefined if it is not deployed. */
export async function findStackOutputs(
  stage: Stage,
  stack: string,
): Promise<StackOutputs | undefined> {
  const stackName = `${stage.name}-${appName}-${stack}`;
  const cloudFormation = new CloudFormationClient(clientSettings(stage));
  const question = new DescribeStacksCommand({ StackName: stackName });
  const right = { action: "cloudformation:DescribeStacks", resource: `stack ${stackName}` };
  try {
    const { Stacks } = await askAws(stage, right, () => cloudFormation.send(question));
    const outputs = Stacks?.[0]?.Outputs ?? [];
    return {
      get: (name) => {
        const value = outputs.find(({ OutputKey }) => OutputKey === name)?.OutputValue;
        if (value !== undefined) return value;
        throw new DomainError(
          "not-found",
          `Stack ${stackName} has no output ${name}: deploy stage ${stage.name} with this version and repeat the command.`,
        );
      },
    };
  } catch (error) {
    // CloudFormation's name for a stack that does not exist.
    if (isNamed(error, "ValidationError")) return undefined;
    throw error;
  } finally {
    cloudFormation.destroy();
  }
}

/** The outputs of a stack that every stage has. Throws an error of one sentence if it is not deployed. */
export async function getStackOutputs(stage: Stage, stack: string): Promise<StackOutputs> {
  const outputs = await findStackOutputs(stage, stack);
  if (outputs) return outputs;
  throw new DomainError(
    "not-found",
    `Stage ${stage.name} is not deployed in ${stage.region} of this AWS account: choose another region with --region or AWS_REGION, another account with --profile or AWS_PROFILE.`,
  );
}
