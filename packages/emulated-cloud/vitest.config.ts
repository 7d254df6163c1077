import { defineConfig } from "vitest/config";
import { testSettings } from "../core/src/testing/run/test-settings.ts";

/** `npm run test:deploy`: what takes minutes and a cloud of its own, apart from all other tests. */
export default defineConfig({
  test: {
    ...testSettings,
    root: import.meta.dirname,
    include: ["src/**/*.deploy.ts"],
    // Its steps are one story: what follows a failed one would only fail too.
    bail: 1,
    fileParallelism: false,
    // Names each step as it ends, with its time.
    reporters: ["verbose", ...testSettings.reporters.slice(1)],
  },
});
