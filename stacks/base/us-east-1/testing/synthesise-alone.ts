import type { Template } from "aws-cdk-lib/assertions";
import { omitIdleHandlers } from "../../../omit-idle-handlers.ts";
import { synthesise } from "../../../testing/synthesise.ts";
import { Keys } from "../../keys.ts";
import type { UsEast1Props } from "../template.ts";
import { createUsEast1Stack, type UsEast1Stack } from "../us-east-1-stack.ts";

export const stageName = "prod";

/** The template of a stack `Edge` with nothing in it but what keeps the one in us-east-1. */
export async function synthesiseAlone(
  props: UsEast1Props,
): Promise<{ readonly template: Template; readonly arns: UsEast1Stack }> {
  let arns: UsEast1Stack = { certificateArn: undefined, webAclArn: undefined };
  const { template } = await synthesise(stageName, {
    define: (app) => {
      omitIdleHandlers();
      app.stack(Keys).stack(function Edge(context) {
        arns = createUsEast1Stack(context, props);
        context.stack.addOutputs({ ...arns });
      });
    },
  });
  return { template: template("Edge"), arns };
}
