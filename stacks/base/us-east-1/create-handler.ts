import { deleteStack } from "./delete-stack.ts";
import { deployStack } from "./deploy-stack.ts";
import type { WatchContext } from "./watch-stack.ts";

/** The properties of the custom resource, named as in CloudFormation's API. */
export type UsEast1StackProperties = {
  readonly StackName: string;
  readonly TemplateBody: string;
  readonly RoleArn: string;
};

/** What CDK's provider framework passes to the handler. */
export type UsEast1StackEvent =
  | {
      readonly RequestType: "Create" | "Update";
      readonly ResourceProperties: UsEast1StackProperties;
    }
  | { readonly RequestType: "Delete"; readonly PhysicalResourceId: string };

/** How the handler calls CloudFormation, and how it waits. */
export type HandlerDeps = Pick<WatchContext, "cloudFormation" | "pause">;

type LambdaContext = { readonly getRemainingTimeInMillis: () => number };

/** Time reserved for reporting the stack's status before Lambda stops the function. */
const marginMilliseconds = 30_000;

/**
 * Creates the handler for CDK's provider framework. The stack's name is the physical id of the custom
 * resource and the stack's outputs are its attributes. When the name changes, CloudFormation first creates the
 * new stack and deletes the old one after nothing refers to it. Rejects with what failed.
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
    const outputs = await deployStack(ctx, {
      stackName: StackName,
      templateBody: TemplateBody,
      roleArn: RoleArn,
    });
    return { PhysicalResourceId: StackName, Data: outputs };
  };
