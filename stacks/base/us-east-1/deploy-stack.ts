import { randomUUID } from "node:crypto";
import { CreateStackCommand, type Stack, UpdateStackCommand } from "@aws-sdk/client-cloudformation";
import { deleteStack } from "./delete-stack.ts";
import { creationTimeoutMinutes } from "./time-limits.ts";
import { isValidationError, stackError, type WatchContext, waitForStack } from "./watch-stack.ts";

/** The stack to deploy. */
export type StackDefinition = {
  readonly stackName: string;
  readonly templateBody: string;
  /** The role with which CloudFormation manages the template's resources. */
  readonly roleArn: string;
};

/**
 * Creates or updates the stack, and resolves with its outputs by name when it is complete. Rejects with the
 * reason of the resource that failed. Idempotent: an unchanged stack is left as it is, one whose creation
 * failed is deleted and created again, and a change in progress is waited for.
 */
export async function deployStack(
  ctx: WatchContext,
  wanted: StackDefinition,
): Promise<Record<string, string>> {
  const token = randomUUID();
  const found = await waitForStack(ctx, wanted.stackName);
  const current = found && wasNeverComplete(found) ? undefined : found;
  if (found && !current) await deleteStack(ctx, wanted.stackName);
  if (!current) await beginCreation(ctx, wanted, token);
  else if (!(await beginUpdate(ctx, wanted, token))) return outputsOf(current);

  const stack = await waitForStack(ctx, wanted.stackName);
  if (!stack) throw new Error(`The stack ${wanted.stackName} was deleted during its deployment.`);
  if (!isComplete(stack)) throw await stackError(ctx, stack, token);
  return outputsOf(stack);
}

async function beginCreation(ctx: WatchContext, wanted: StackDefinition, token: string) {
  await ctx.cloudFormation.send(
    new CreateStackCommand({
      ...asRequest(wanted, token),
      TimeoutInMinutes: creationTimeoutMinutes,
    }),
  );
}

/** Resolves with false if there is nothing to update, which CloudFormation reports as an error. */
async function beginUpdate(
  ctx: WatchContext,
  wanted: StackDefinition,
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

const asRequest = ({ stackName, templateBody, roleArn }: StackDefinition, token: string) => ({
  StackName: stackName,
  TemplateBody: templateBody,
  RoleARN: roleArn,
  ClientRequestToken: token,
});

/** A stack whose creation failed cannot be updated, only deleted. */
const wasNeverComplete = ({ StackStatus: status }: Stack): boolean =>
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
