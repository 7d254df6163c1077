import { randomUUID } from "node:crypto";
import { DeleteStackCommand } from "@aws-sdk/client-cloudformation";
import { stackError, type WatchContext, waitForStack } from "./watch-stack.ts";

/** Deletes a stack and resolves when it no longer exists, or at once if it does not exist. Rejects with the reason if it could not be deleted. */
export async function deleteStack(ctx: WatchContext, stackName: string): Promise<void> {
  const token = randomUUID();
  if (!(await waitForStack(ctx, stackName))) return;
  await ctx.cloudFormation.send(
    new DeleteStackCommand({ StackName: stackName, ClientRequestToken: token }),
  );
  const remaining = await waitForStack(ctx, stackName);
  if (remaining) throw await stackError(ctx, remaining, token);
}
