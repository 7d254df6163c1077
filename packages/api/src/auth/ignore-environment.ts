import type { BetterAuthPlugin } from "better-auth";

/**
 * better-auth adds the origins of `BETTER_AUTH_TRUSTED_ORIGINS` to those of its options, for each request, and
 * prefers secrets of the environment in some places. This plugin restores `origins` and `secret`.
 */
export const ignoreEnvironment = (origins: readonly string[], secret: string) =>
  ({
    id: "ignore-environment",
    // A string, not a list of versions: it keeps the format of what is already encrypted.
    init: () => ({ context: { secret, secretConfig: secret } }),
    onRequest: async (_request, context) => {
      context.trustedOrigins = [...origins];
    },
  }) satisfies BetterAuthPlugin;
