import { createMiddleware } from "hono/factory";
import { cacheControl } from "./cache-control.ts";

/**
 * Sets `headers` and `no-store` on every answer, unless its route sets others. Sets them before the handler
 * runs: changing a finished answer takes as long as creating it.
 */
export const defaultHeaders = (headers: Readonly<Record<string, string>>) => {
  const entries = Object.entries({ ...headers, "cache-control": cacheControl.private });
  return createMiddleware(async (c, next) => {
    for (const [name, value] of entries) c.header(name, value);
    await next();
  });
};
