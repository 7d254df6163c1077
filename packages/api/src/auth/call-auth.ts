import type { Context } from "hono";
import type { AppDeps } from "../http/environment.ts";
import type { Auth } from "./auth.ts";
import { type ClientAddress, withClientAddress } from "./client-address.ts";
import { signInError } from "./sign-in-error.ts";

export type AuthDeps = Pick<AppDeps, "site"> & {
  readonly auth: Auth;
  readonly clientAddress: ClientAddress;
};

/**
 * Posts `body` to a route of better-auth's in the name of whoever sent the request of `c`. Through its
 * handler, not the function behind it: only the handler counts attempts.
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

/** The same for what is not expected to fail: the browser gets the cookies, a refusal is thrown. */
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
