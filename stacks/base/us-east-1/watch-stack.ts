import {
  type CloudFormationClient,
  CloudFormationServiceException,
  DescribeStackEventsCommand,
  DescribeStacksCommand,
  type Stack,
  type StackEvent,
} from "@aws-sdk/client-cloudformation";

export type WatchContext = {
  /** Its region is where the stack is. */
  readonly cloudFormation: CloudFormationClient;
  /** Resolves when it is time to look again. */
  readonly pause: () => Promise<void>;
  /** There is no time left to wait: what is not settled now is told as it is. */
  readonly isOutOfTime: () => boolean;
};

/** Undefined if there is no such stack, or no longer one. */
async function findStack(
  { cloudFormation }: WatchContext,
  stackName: string,
): Promise<Stack | undefined> {
  try {
    const { Stacks } = await cloudFormation.send(
      new DescribeStacksCommand({ StackName: stackName }),
    );
    return Stacks?.[0];
  } catch (error) {
    if (isValidationError(error, "does not exist")) return undefined;
    throw error;
  }
}

/** The stack once nothing happens to it any more, or as it is when time is out. */
export async function settledStack(
  ctx: WatchContext,
  stackName: string,
): Promise<Stack | undefined> {
  for (;;) {
    const stack = await findStack(ctx, stackName);
    if (!stack || !isChanging(stack) || ctx.isOutOfTime()) return stack;
    await ctx.pause();
  }
}

// REVIEW_IN_PROGRESS waits for somebody to execute a change set.
const isChanging = ({ StackStatus: status }: Stack): boolean =>
  status !== "REVIEW_IN_PROGRESS" && (status?.endsWith("_IN_PROGRESS") ?? false);

/**
 * That `stack` is not what was wanted of it, with the reason of the resource that failed first or, if
 * none did, the last that CloudFormation said. `token` is the `ClientRequestToken` of what was wanted.
 */
export async function complaint(ctx: WatchContext, stack: Stack, token: string): Promise<Error> {
  const { StackEvents = [] } = await ctx.cloudFormation.send(
    new DescribeStackEventsCommand({ StackName: stack.StackName }),
  );
  // Newest first, as they come. Resources are cancelled because another one failed.
  const events = StackEvents.filter(
    ({ ClientRequestToken, ResourceStatusReason: reason }) =>
      ClientRequestToken === token && reason && !reason.endsWith("cancelled"),
  );
  const telling = events.findLast(hasFailed) ?? events[0];
  const reason = telling && `${telling.LogicalResourceId}: ${telling.ResourceStatusReason}`;
  const region = await ctx.cloudFormation.config.region();
  return new Error(
    `The stack ${stack.StackName} in ${region} is ${stack.StackStatus}. ${reason ?? "CloudFormation gives no reason."}`,
  );
}

const hasFailed = ({ ResourceStatus }: StackEvent): boolean =>
  ResourceStatus?.endsWith("_FAILED") ?? false;

/** CloudFormation has one code for all that it refuses; only the message tells them apart. */
export const isValidationError = (error: unknown, message: string): boolean =>
  error instanceof CloudFormationServiceException &&
  error.name === "ValidationError" &&
  error.message.includes(message);
