import { createHash } from "node:crypto";
import type { Context } from "hono";
import type { JSONValue } from "hono/utils/types";
import { cacheControl } from "./cache-control.ts";

/** Answers JSON that may be cached, or 304 if the client has the same version. */
export const publishedJson = <Value extends JSONValue | object>(c: Context, value: Value) =>
  isKnownTo(c, JSON.stringify(value)) ? c.body(null, 304) : c.json(value, 200);

/** Answers a page that may be cached, or 304 if the client has the same version. */
export const publishedPage = (c: Context, html: string) =>
  isKnownTo(c, html) ? c.body(null, 304) : c.html(html);

/** Answers text of `contentType` that may be cached, or 304 if the client has the same version. */
export const publishedText = (c: Context, text: string, contentType: string) =>
  isKnownTo(c, text) ? c.body(null, 304) : c.body(text, 200, { "content-type": contentType });

/** Sets Cache-Control and ETag. Returns whether the client has the same version. */
function isKnownTo(c: Context, body: string): boolean {
  const entityTag = `"${createHash("sha1").update(body).digest("base64url")}"`;
  c.header("cache-control", cacheControl.published);
  c.header("etag", entityTag);
  // Weak comparison (RFC 9110, 13.1.2): a CDN that compresses makes the ETag weak.
  const known = (c.req.header("if-none-match") ?? "")
    .split(",")
    .map((tag) => tag.trim().replace(/^W\//, ""));
  return known.includes(entityTag) || known.includes("*");
}
