import { createHash } from "node:crypto";
import { etag } from "hono/etag";

/**
 * Adds an ETag made of the body, and answers 304 to a client that has it already. Hashes here and
 * now: the middleware's own way, WebCrypto, waits for another thread longer than the hash takes.
 */
export const entityTag = () =>
  etag({
    generateDigest: (body) => new Uint8Array(createHash("sha1").update(body).digest()).buffer,
  });
