import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";
import { testSettings } from "./packages/core/src/testing/run/test-settings.ts";
import { forgetForeignServers } from "./packages/process/src/environment.ts";

forgetForeignServers();

/** `npm test`: units, integration with real servers, and the important journeys in a browser. */
export default defineConfig({
  test: {
    ...testSettings,
    include: ["packages/*/src/**/*.test.{ts,tsx}", "stacks/**/*.test.ts"],
    globalSetup: ["packages/local-aws/src/testing/start-test-servers.ts"],
    // Files share their worker, so that SST, CDK and AWS's clients are loaded once in each.
    isolate: false,
    setupFiles: ["packages/core/src/testing/run/expect-nothing-left.ts"],
    // vitest leaves a processor free, which is half of a small machine; tests mostly wait for servers.
    maxWorkers: Math.max(2, availableParallelism() - 1),
  },
});
