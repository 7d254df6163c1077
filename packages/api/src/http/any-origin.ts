import { createMiddleware } from "hono/factory";

/** Lets scripts of any other site read the answer, a refusal too: it is the same for everybody. */
export const anyOrigin = createMiddleware(async (c, next) => {
  c.header("access-control-allow-origin", "*");
  await next();
});
