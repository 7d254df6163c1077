import { CfnResource, CustomResourceProviderBase } from "aws-cdk-lib/core";
import { type App, Stack } from "sst/constructs";
import { createLogGroup } from "./base/log-group.ts";

/**
 * Gives CDK's own functions (they empty buckets, call triggers …) a log group of ours. They take none
 * as a property, and the one that Lambda would make on the first line is not encrypted, kept for ever
 * and left behind when the stage is removed.
 */
export function logProviders(app: App): void {
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
