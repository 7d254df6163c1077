import { CfnResource, CustomResourceProviderBase } from "aws-cdk-lib/core";
import { type App, Stack } from "sst/constructs";
import { createLogGroup } from "./base/log-group.ts";

/**
 * Creates an encrypted log group with the stage's retention for each of CDK's own functions, which empty
 * buckets and invoke triggers. CDK has no property for it. The group that Lambda creates on the first
 * line is not encrypted, has no expiry and remains when the stage is removed.
 */
export function addProviderLogGroups(app: App): void {
  for (const stack of app.node.children.filter((child) => child instanceof Stack)) {
    for (const provider of stack.node.children) {
      if (!(provider instanceof CustomResourceProviderBase)) continue;
      const handler = provider.node.findChild("Handler");
      if (!(handler instanceof CfnResource)) continue;
      const { logGroupName } = createLogGroup({ stack, app }, `${provider.node.id}Logs`);
      handler.addPropertyOverride("LoggingConfig", { LogGroup: logGroupName });
    }
  }
}
