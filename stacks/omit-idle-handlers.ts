import { Stack } from "sst/constructs";

/**
 * Has stacks that are made from now on come without SST's function for its own custom resources: these
 * stacks use none of those (they are for sourcemaps and scripts). That is a function and a megabyte of
 * code less for each stack to deploy, to patch and to explain.
 */
export function omitIdleHandlers(): void {
  // SST offers no option for it. A stack that did use the function would fail to build.
  Object.defineProperty(Stack.prototype, "createCustomResourceHandler", { value: () => undefined });
}
