import { fileURLToPath } from "node:url";
import type { ViteUserConfig } from "vitest/config";
import { patience } from "../patience.ts";

const { GITHUB_ACTIONS, TEST_REPORT } = process.env;
const summary = fileURLToPath(new URL("summary-reporter.ts", import.meta.url));

/**
 * What all runs of tests have in common. A run that `TEST_REPORT` names a file for writes its results
 * there as JSON.
 */
export const testSettings = {
  testTimeout: patience.test,
  hookTimeout: patience.test,
  teardownTimeout: patience.step,
  expect: { poll: { timeout: patience.step, interval: 10 } },
  reporters: [
    "default",
    ...(GITHUB_ACTIONS ? ["github-actions"] : []),
    ...(TEST_REPORT ? [["json", { outputFile: TEST_REPORT }] as ["json", object]] : []),
    // The last, so that its words end the output.
    summary,
  ],
  env: {
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true",
    // SST and CDK complain of each other's deprecated properties; the sst command hides it as well.
    JSII_DEPRECATED: "quiet",
  },
} satisfies ViteUserConfig["test"];
