import { createHash, timingSafeEqual } from "node:crypto";
import { createMiddleware } from "hono/factory";
import type { AppEnv } from "./environment.ts";
import { HttpError } from "./http-error.ts";
import { originSecret } from "./origin-secret.ts";

/**
 * Requires `secret`, which the CDN adds to each request. Without it, requests to the HTTP API's own address
 * could avoid the CDN's limits and forge the client's IP address.
 */
export const requireOriginSecret = (secret: string) => {
  const expected = digest(secret);
  return createMiddleware<AppEnv>(async (c, next) => {
    // Digests have the same length, so comparing them always takes the same time.
    if (!timingSafeEqual(digest(c.req.header(originSecret.header) ?? ""), expected)) {
      throw new HttpError(
        "forbidden",
        "This address does not accept direct requests. Use the address of the site.",
      );
    }
    await next();
  });
};

const digest = (text: string) => createHash("sha256").update(text).digest();
