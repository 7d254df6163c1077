import type { Template } from "aws-cdk-lib/assertions";
import { omitSstHandlers } from "../../../omit-sst-handlers.ts";
import { synthesise } from "../../../testing/synthesise.ts";
import { Keys } from "../../keys.ts";
import type { UsEast1Props } from "../template.ts";
import { createUsEast1Stack, type UsEast1Stack } from "../us-east-1-stack.ts";

/** The stage that the stack is synthesised for. */
export const stageName = "prod";

/** The template of a stack `Edge` that contains only what deploys the stack in us-east-1. */
export async function synthesiseAlone(
  props: UsEast1Props,
): Promise<{ readonly template: Template; readonly arns: UsEast1Stack }> {
  let arns: UsEast1Stack = { certificateArn: undefined, webAclArn: undefined };
  const { template } = await synthesise(stageName, {
    define: (app) => {
      omitSstHandlers();
      app.stack(Keys).stack(function Edge(context) {
        arns = createUsEast1Stack(context, props);
        context.stack.addOutputs({ ...arns });
      });
    },
  });
  return { template: template("Edge"), arns };
}
