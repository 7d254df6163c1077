import type { MiddlewareHandler } from "hono";

/** How long each kind of answer may be kept, written here and nowhere else. */
export const cacheControl = {
  /** Public pages and JSON: a minute at the CDN, longer while it asks anew or the origin is down. */
  published: "public, s-maxage=60, stale-while-revalidate=86400, stale-if-error=604800",
  private: "no-store",
} as const;

/** Answers are private unless a route says otherwise; errors are never kept. */
export const privateByDefault: MiddlewareHandler = async (c, next) => {
  await next();
  const isFailure = c.res.status >= 400;
  if (isFailure || !c.res.headers.has("cache-control")) {
    c.res.headers.set("cache-control", cacheControl.private);
  }
};
