import { fileURLToPath } from "node:url";
import type { ViteUserConfig } from "vitest/config";
import { patience } from "../patience.ts";

const { GITHUB_ACTIONS, TEST_REPORT } = process.env;
const summary = fileURLToPath(new URL("summary-reporter.ts", import.meta.url));

/** Vitest settings that all runs share. If `TEST_REPORT` is set, the results are also written to that file as JSON. */
export const testSettings = {
  testTimeout: patience.test,
  hookTimeout: patience.test,
  teardownTimeout: patience.step,
  expect: { poll: { timeout: patience.step, interval: 10 } },
  reporters: [
    "default",
    ...(GITHUB_ACTIONS ? ["github-actions"] : []),
    ...(TEST_REPORT ? [["json", { outputFile: TEST_REPORT }] as ["json", object]] : []),
    // The last reporter, so that its summary ends the output.
    summary,
  ],
  env: {
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true",
    // SST uses properties that CDK deprecates. The sst command hides these warnings too.
    JSII_DEPRECATED: "quiet",
  },
} satisfies ViteUserConfig["test"];
