import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["packages/*/src/**/*.test.{ts,tsx}", "scripts/**/*.test.ts", "stacks/**/*.test.ts"],
    globalSetup: ["packages/local/src/testing/start-test-servers.ts"],
    // Servers start and images are encoded in tests, on machines that do other work besides.
    testTimeout: 30_000,
    hookTimeout: 60_000,
    env: { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true" },
  },
});
