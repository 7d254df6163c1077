import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["packages/*/src/**/*.test.{ts,tsx}", "scripts/**/*.test.ts", "stacks/**/*.test.ts"],
    globalSetup: ["packages/local/src/testing/start-test-servers.ts"],
    // vitest leaves a processor free, which is half of a small machine; tests mostly wait for servers.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    // Servers start and images are encoded in tests, on machines that do other work besides.
    testTimeout: 30_000,
    hookTimeout: 60_000,
    env: {
      AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true",
      // SST and CDK complain of each other's deprecated properties; the sst command hides it as well.
      JSII_DEPRECATED: "quiet",
    },
  },
});
