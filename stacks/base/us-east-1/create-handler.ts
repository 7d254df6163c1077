import { deleteStack } from "./delete-stack.ts";
import { keepStack } from "./keep-stack.ts";
import type { WatchContext } from "./watch-stack.ts";

/** What the custom resource is given, in CloudFormation's spelling. */
export type UsEast1StackProperties = {
  readonly StackName: string;
  readonly TemplateBody: string;
  readonly RoleArn: string;
};

export type UsEast1StackEvent =
  | {
      readonly RequestType: "Create" | "Update";
      readonly ResourceProperties: UsEast1StackProperties;
    }
  | { readonly RequestType: "Delete"; readonly PhysicalResourceId: string };

export type HandlerDeps = Pick<WatchContext, "cloudFormation" | "pause">;

type LambdaContext = { readonly getRemainingTimeInMillis: () => number };

/** Left to tell what the stack has come to before Lambda ends the function without a word. */
const marginMilliseconds = 30_000;

/**
 * The handler behind CDK's provider framework. The stack's name is the resource's id and its outputs
 * are the attributes: given another name, CloudFormation asks for the new stack first and has the old
 * one deleted once nothing refers to it.
 */
export const createHandler =
  (deps: HandlerDeps) => async (event: UsEast1StackEvent, context: LambdaContext) => {
    const ctx: WatchContext = {
      ...deps,
      isOutOfTime: () => context.getRemainingTimeInMillis() < marginMilliseconds,
    };
    if (event.RequestType === "Delete") {
      await deleteStack(ctx, event.PhysicalResourceId);
      return { PhysicalResourceId: event.PhysicalResourceId };
    }
    const { StackName, TemplateBody, RoleArn } = event.ResourceProperties;
    const outputs = await keepStack(ctx, {
      stackName: StackName,
      templateBody: TemplateBody,
      roleArn: RoleArn,
    });
    return { PhysicalResourceId: StackName, Data: outputs };
  };
