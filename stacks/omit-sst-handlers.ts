import { Stack } from "sst/constructs";

/**
 * Makes SST omit its function for custom resources from stacks that are created after this call. These
 * stacks use none of those resources, which are for source maps and scripts. Each stack has one function
 * and a megabyte of code less.
 */
export function omitSstHandlers(): void {
  // SST has no option for it. A stack that needs the function fails to build.
  Object.defineProperty(Stack.prototype, "createCustomResourceHandler", { value: () => undefined });
}
