import { randomUUID } from "node:crypto";
import { CreateStackCommand, type Stack, UpdateStackCommand } from "@aws-sdk/client-cloudformation";
import { deleteStack } from "./delete-stack.ts";
import { creationTimeoutMinutes } from "./time-limits.ts";
import { complaint, isValidationError, settledStack, type WatchContext } from "./watch-stack.ts";

export type WantedStack = {
  readonly stackName: string;
  readonly templateBody: string;
  /** What CloudFormation makes the template's resources as. */
  readonly roleArn: string;
};

/**
 * Makes the stack, or changes it into what is wanted, and resolves with its outputs by name once it is
 * complete. Rejects with the reason of the resource that failed. Idempotent: a stack that is as wanted
 * is left alone, one that never came to be is made again, one that is still changing is waited for.
 */
export async function keepStack(
  ctx: WatchContext,
  wanted: WantedStack,
): Promise<Record<string, string>> {
  const token = randomUUID();
  const found = await settledStack(ctx, wanted.stackName);
  const current = found && isHalfMade(found) ? undefined : found;
  if (found && !current) await deleteStack(ctx, wanted.stackName);
  if (!current) await beginCreation(ctx, wanted, token);
  else if (!(await beginUpdate(ctx, wanted, token))) return outputsOf(current);

  const stack = await settledStack(ctx, wanted.stackName);
  if (!stack) throw new Error(`The stack ${wanted.stackName} was deleted by somebody else.`);
  if (!isComplete(stack)) throw await complaint(ctx, stack, token);
  return outputsOf(stack);
}

async function beginCreation(ctx: WatchContext, wanted: WantedStack, token: string) {
  await ctx.cloudFormation.send(
    new CreateStackCommand({
      ...asRequest(wanted, token),
      TimeoutInMinutes: creationTimeoutMinutes,
    }),
  );
}

/** False if there is nothing to update, which CloudFormation holds to be an error. */
async function beginUpdate(
  ctx: WatchContext,
  wanted: WantedStack,
  token: string,
): Promise<boolean> {
  try {
    await ctx.cloudFormation.send(new UpdateStackCommand(asRequest(wanted, token)));
    return true;
  } catch (error) {
    if (isValidationError(error, "No updates are to be performed")) return false;
    throw error;
  }
}

const asRequest = ({ stackName, templateBody, roleArn }: WantedStack, token: string) => ({
  StackName: stackName,
  TemplateBody: templateBody,
  RoleARN: roleArn,
  ClientRequestToken: token,
});

/** What never was complete cannot be updated, only deleted. */
const isHalfMade = ({ StackStatus: status }: Stack): boolean =>
  status === "CREATE_FAILED" ||
  status === "DELETE_FAILED" ||
  status === "REVIEW_IN_PROGRESS" ||
  status === "ROLLBACK_COMPLETE" ||
  status === "ROLLBACK_FAILED";

const isComplete = ({ StackStatus: status }: Stack): boolean =>
  status === "CREATE_COMPLETE" || status === "UPDATE_COMPLETE";

const outputsOf = ({ Outputs = [] }: Stack): Record<string, string> =>
  Object.fromEntries(
    Outputs.map(({ OutputKey = "", OutputValue = "" }) => [OutputKey, OutputValue]),
  );
