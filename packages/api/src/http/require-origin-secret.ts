import { createHash, timingSafeEqual } from "node:crypto";
import { createMiddleware } from "hono/factory";
import type { AppEnv } from "./environment.ts";
import { HttpError } from "./http-error.ts";
import { originSecret } from "./origin-secret.ts";

/**
 * Lets nobody pass who does not know `secret`, which the CDN adds to each request: the HTTP API has
 * an address of its own, past the CDN's limits and the client address that it vouches for.
 */
export const requireOriginSecret = (secret: string) => {
  const expected = digest(secret);
  return createMiddleware<AppEnv>(async (c, next) => {
    // Digests are equally long whatever was sent, and to compare them takes equally long too.
    if (!timingSafeEqual(digest(c.req.header(originSecret.header) ?? ""), expected)) {
      throw new HttpError("forbidden", "This address answers only through the site.");
    }
    await next();
  });
};

const digest = (text: string) => createHash("sha256").update(text).digest();
