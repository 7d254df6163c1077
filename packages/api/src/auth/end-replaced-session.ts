import type { BetterAuthPlugin } from "better-auth";
import { createAuthMiddleware } from "better-auth/api";

/** Ends the session of a browser when another one replaces it. better-auth only replaces its cookie. */
export const endReplacedSession = {
  id: "end-replaced-session",
  hooks: {
    after: [
      {
        matcher: () => true,
        handler: createAuthMiddleware(async (ctx) => {
          const { authCookies, internalAdapter, newSession, secret } = ctx.context;
          if (!newSession) return;
          const token = await ctx.getSignedCookie(authCookies.sessionToken.name, secret);
          // A renewal keeps the token.
          if (!token || token === newSession.session.token) return;
          await internalAdapter.deleteSession(token);
        }),
      },
    ],
  },
} satisfies BetterAuthPlugin;
