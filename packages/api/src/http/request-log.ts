import type { Clock } from "@iotd/core/clock";
import type { Logger } from "@iotd/core/logging";
import { createMiddleware } from "hono/factory";
import { accessLinkPaths } from "../auth/access-link-paths.ts";
import type { AppEnv } from "./environment.ts";

/** Anyone who reads the secret of an invitation or a password reset in a log could use it. */
function withoutSecret(path: string): string {
  const prefix = Object.values(accessLinkPaths).find((link) => path.startsWith(`${link}/`));
  return prefix === undefined ? path : `${prefix}/…`;
}

/** Gives each request a logger with its id, and logs one line after the answer, with the id of the signed-in person. */
export const requestLog = (log: Logger, now: Clock) =>
  createMiddleware<AppEnv>(async (c, next) => {
    const requestLogger = log.with({ requestId: c.get("requestId") });
    c.set("log", requestLogger);
    const start = now().getTime();
    await next();
    requestLogger.info("answered", {
      method: c.req.method,
      // Without the query, which may contain what a person searched for.
      path: withoutSecret(c.req.path),
      status: c.res.status,
      userId: c.get("editor")?.userId,
      milliseconds: now().getTime() - start,
    });
  });
