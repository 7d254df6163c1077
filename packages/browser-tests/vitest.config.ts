import { defineConfig } from "vitest/config";
import { testSettings } from "../core/src/testing/run/test-settings.ts";
import { forgetForeignServers } from "../process/src/environment.ts";

forgetForeignServers();

/** `npm run test:audits`: every page as Lighthouse, axe and the tour's screenshots see it. */
export default defineConfig({
  test: {
    ...testSettings,
    root: import.meta.dirname,
    include: ["src/audits/*.audit.ts"],
    globalSetup: ["src/audits/set-up.ts"],
    isolate: false,
    // Lighthouse measures how fast pages are, so nothing else may run meanwhile.
    fileParallelism: false,
  },
});
