import type { App } from "sst/constructs";

/**
 * SST puts a function for its own custom resources into each stack, with AWS's managed policy. These
 * stacks use none of them (they are for sourcemaps and scripts): a function a stack less to deploy, to
 * patch and to explain.
 */
export function removeIdleHandlers(app: App): void {
  for (const stack of app.node.children) stack.node.tryRemoveChild("CustomResourceHandler");
}
