import {
  type CloudFormationClient,
  CloudFormationServiceException,
  DescribeStackEventsCommand,
  DescribeStacksCommand,
  type Stack,
  type StackEvent,
} from "@aws-sdk/client-cloudformation";

/** How CloudFormation is called, and how long to wait for it. */
export type WatchContext = {
  /** A client for the stack's region. */
  readonly cloudFormation: CloudFormationClient;
  /** Resolves when it is time for the next poll. */
  readonly pause: () => Promise<void>;
  /** Whether waiting must end, even if the stack still changes. */
  readonly isOutOfTime: () => boolean;
};

/** Undefined if the stack does not exist. */
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

/** Waits until the stack does not change any more, or until time is out, and returns it. Undefined if it does not exist. */
export async function waitForStack(
  ctx: WatchContext,
  stackName: string,
): Promise<Stack | undefined> {
  for (;;) {
    const stack = await findStack(ctx, stackName);
    if (!stack || !isChanging(stack) || ctx.isOutOfTime()) return stack;
    await ctx.pause();
  }
}

// In REVIEW_IN_PROGRESS nothing changes until a change set is executed.
const isChanging = ({ StackStatus: status }: Stack): boolean =>
  status !== "REVIEW_IN_PROGRESS" && (status?.endsWith("_IN_PROGRESS") ?? false);

/**
 * The error for a `stack` that did not reach the requested state, with the reason of the resource that failed
 * first or, if none failed, of the last event. `token` is the `ClientRequestToken` of the request.
 */
export async function stackError(ctx: WatchContext, stack: Stack, token: string): Promise<Error> {
  const { StackEvents = [] } = await ctx.cloudFormation.send(
    new DescribeStackEventsCommand({ StackName: stack.StackName }),
  );
  // Newest first. A resource is cancelled because another one failed.
  const events = StackEvents.filter(
    ({ ClientRequestToken, ResourceStatusReason: reason }) =>
      ClientRequestToken === token && reason && !reason.endsWith("cancelled"),
  );
  const decisive = events.findLast(hasFailed) ?? events[0];
  const reason = decisive && `${decisive.LogicalResourceId}: ${decisive.ResourceStatusReason}`;
  const region = await ctx.cloudFormation.config.region();
  return new Error(
    `The stack ${stack.StackName} in ${region} is ${stack.StackStatus}. ${reason ?? "CloudFormation gives no reason."}`,
  );
}

const hasFailed = ({ ResourceStatus }: StackEvent): boolean =>
  ResourceStatus?.endsWith("_FAILED") ?? false;

/** Whether CloudFormation refused a request with `message`. All refusals have the same code, so only the message differs. */
export const isValidationError = (error: unknown, message: string): boolean =>
  error instanceof CloudFormationServiceException &&
  error.name === "ValidationError" &&
  error.message.includes(message);
