import type { AdminApp } from "../admin-app.ts";
import { site } from "./test-apps.ts";

/** Sends `body` as JSON from a page of the site. A string is sent unchanged, so it can be malformed JSON. */
export const sendJson = (
  app: AdminApp,
  method: string,
  path: string,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Response | Promise<Response> =>
  app.request(path, {
    method,
    headers: { origin: site.url, "content-type": "application/json", ...headers },
    ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
