import { createMiddleware } from "hono/factory";

const preflight = {
  "access-control-allow-methods": "GET, HEAD",
  // Whatever a client library adds; without credentials a star means every header but Authorization.
  "access-control-allow-headers": "*",
  "access-control-max-age": "86400",
};

/**
 * Lets pages of every site read the answers, and answers their preflights: nothing depends on who
 * asks, and no cookie is looked at. Set before the answer is made, so that failures can be read too.
 */
export const allowEveryOrigin = createMiddleware(async (c, next) => {
  c.header("access-control-allow-origin", "*");
  c.header("access-control-expose-headers", "etag, link, x-request-id");
  if (c.req.method !== "OPTIONS") return next();
  for (const [name, value] of Object.entries(preflight)) c.header(name, value);
  return c.body(null, 204);
});
