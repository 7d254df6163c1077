import { createMiddleware } from "hono/factory";

const preflight = {
  "access-control-allow-methods": "GET, HEAD",
  // Without credentials, a star allows every header except Authorization.
  "access-control-allow-headers": "*",
  "access-control-max-age": "86400",
};

/**
 * Allows every origin to read the answers, and answers preflight requests. These routes ignore cookies, so
 * their answers are the same for every client. Sets the headers before the handler runs, also for failures.
 */
export const allowEveryOrigin = createMiddleware(async (c, next) => {
  c.header("access-control-allow-origin", "*");
  c.header("access-control-expose-headers", "etag, link, x-request-id");
  if (c.req.method !== "OPTIONS") return next();
  for (const [name, value] of Object.entries(preflight)) c.header(name, value);
  return c.body(null, 204);
});
