import { defineConfig } from "vitest/config";
import { testSettings } from "../core/src/testing/run/test-settings.ts";

/** `npm run test:deploy`: tests that take minutes and need an emulated cloud of their own. */
export default defineConfig({
  test: {
    ...testSettings,
    root: import.meta.dirname,
    include: ["src/**/*.deploy.ts"],
    // Each step needs the steps before it.
    bail: 1,
    fileParallelism: false,
    // Prints each step with its time as it ends.
    reporters: ["verbose", ...testSettings.reporters.slice(1)],
  },
});
