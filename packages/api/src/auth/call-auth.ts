import type { Context } from "hono";
import type { AppDeps } from "../http/environment.ts";
import type { Auth } from "./auth.ts";
import { type ClientAddress, withClientAddress } from "./client-address.ts";
import { signInError } from "./sign-in-error.ts";

/** What calls to better-auth need. */
export type AuthDeps = Pick<AppDeps, "site"> & {
  readonly auth: Auth;
  readonly clientAddress: ClientAddress;
};

/**
 * Posts `body` to a route of better-auth with the cookies and the IP address of the request `c`. It calls the
 * handler, not the function behind it, because only the handler counts attempts.
 */
export function callAuth(
  { auth, clientAddress, site }: AuthDeps,
  c: Context,
  path: string,
  body: object,
): Promise<Response> {
  const request = new Request(`${site.url}/api/auth${path}`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      origin: site.url,
      cookie: c.req.header("cookie") ?? "",
      "user-agent": c.req.header("user-agent") ?? "",
    },
    body: JSON.stringify(body),
  });
  return auth.handler(withClientAddress(c, clientAddress, request));
}

/** As `callAuth`, but passes the cookies on, returns the JSON of the answer, and throws a failure. */
export async function expectAuth(
  deps: AuthDeps,
  c: Context,
  path: string,
  body: object,
): Promise<unknown> {
  const answer = await callAuth(deps, c, path, body);
  if (!answer.ok) throw await signInError(answer);
  carryCookies(c, answer);
  return answer.json();
}

/** Passes on the cookies that better-auth sets or clears. */
export function carryCookies(c: Context, answer: Response): void {
  for (const cookie of answer.headers.getSetCookie())
    c.header("set-cookie", cookie, { append: true });
}
