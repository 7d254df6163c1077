import { randomUUID } from "node:crypto";
import { DeleteStackCommand } from "@aws-sdk/client-cloudformation";
import { complaint, settledStack, type WatchContext } from "./watch-stack.ts";

/** Resolves once there is no such stack, at once if there was none. Rejects with the reason of what stayed. */
export async function deleteStack(ctx: WatchContext, stackName: string): Promise<void> {
  const token = randomUUID();
  if (!(await settledStack(ctx, stackName))) return;
  await ctx.cloudFormation.send(
    new DeleteStackCommand({ StackName: stackName, ClientRequestToken: token }),
  );
  const left = await settledStack(ctx, stackName);
  if (left) throw await complaint(ctx, left, token);
}
