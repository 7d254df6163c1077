import { defineConfig } from "vitest/config";

/** `npm run test:deploy`: what takes minutes and a cloud of its own, apart from all other tests. */
export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ["src/**/*.deploy.ts"],
    // Its steps are one story: what follows a failed one would only fail too.
    bail: 1,
    fileParallelism: false,
    testTimeout: 180_000,
    hookTimeout: 180_000,
    // Names each step as it ends, with its time.
    reporters: ["verbose"],
    env: { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true" },
  },
});
