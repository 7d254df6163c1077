import type { Clock } from "@iotd/core/clock";
import type { Logger } from "@iotd/core/logging";
import { createMiddleware } from "hono/factory";
import type { AppEnv } from "./environment.ts";

/** The secret of a link (an invitation, a password reset) opens an account to whoever reads it in a log. */
const withoutSecret = (path: string) =>
  path.replace(/^(\/admin\/(?:invitations|password-resets)\/).+/, "$1…");

/** Gives each request a logger that names it, and logs one line when it is answered. */
export const requestLog = (log: Logger, now: Clock) =>
  createMiddleware<AppEnv>(async (c, next) => {
    const requestLogger = log.with({ requestId: c.get("requestId") });
    c.set("log", requestLogger);
    const start = now().getTime();
    await next();
    requestLogger.info("answered", {
      method: c.req.method,
      // Without its query: a search or a cursor is nobody's business.
      path: withoutSecret(c.req.path),
      status: c.res.status,
      milliseconds: now().getTime() - start,
    });
  });
