import { createHash } from "node:crypto";
import type { Context } from "hono";
import type { JSONValue } from "hono/utils/types";
import { cacheControl } from "./cache-control.ts";

/** Answers with JSON that anybody may keep; 304 to a client that has the same already. */
export const publishedJson = <Value extends JSONValue | object>(c: Context, value: Value) =>
  isKnownTo(c, JSON.stringify(value)) ? c.body(null, 304) : c.json(value, 200);

/** Answers with a page that anybody may keep; 304 to a client that has the same already. */
export const publishedPage = (c: Context, html: string) =>
  isKnownTo(c, html) ? c.body(null, 304) : c.html(html);

/** Answers with text of `contentType` that anybody may keep; 304 to a client that has the same already. */
export const publishedText = (c: Context, text: string, contentType: string) =>
  isKnownTo(c, text) ? c.body(null, 304) : c.body(text, 200, { "content-type": contentType });

/** Says how long the answer keeps and which it is, and whether the client has just this one. */
function isKnownTo(c: Context, body: string): boolean {
  const entityTag = `"${createHash("sha1").update(body).digest("base64url")}"`;
  c.header("cache-control", cacheControl.published);
  c.header("etag", entityTag);
  // Compared weakly (RFC 9110, 13.1.2): a CDN that compresses marks the tag as weak.
  const known = (c.req.header("if-none-match") ?? "")
    .split(",")
    .map((tag) => tag.trim().replace(/^W\//, ""));
  return known.includes(entityTag) || known.includes("*");
}
