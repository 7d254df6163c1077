import { createMiddleware } from "hono/factory";
import { cacheControl } from "./cache-control.ts";

/**
 * Gives every answer `headers`, and keeps it out of caches unless its route says otherwise. Sets
 * them before the answer is made: to change one that is finished costs as much as to make it.
 */
export const defaultHeaders = (headers: Readonly<Record<string, string>>) => {
  const entries = Object.entries({ ...headers, "cache-control": cacheControl.private });
  return createMiddleware(async (c, next) => {
    for (const [name, value] of entries) c.header(name, value);
    await next();
  });
};
