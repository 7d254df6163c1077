import type { Context } from "hono";
import { withClientAddress } from "./client-address.ts";
import { type AuthDeps, limitAttempts } from "./limit-attempts.ts";
import type { EditorEnv } from "./require-editor.ts";
import { signInError } from "./sign-in-error.ts";

/**
 * Sends a request to a route of better-auth with the cookies and the IP address of the request `c`: POST with
 * `body` as JSON, or GET without one. Limits failed attempts for the IP address, and for the account with the e-mail address `email`.
 */
export function callAuth(
  deps: AuthDeps,
  c: Context,
  path: string,
  body: object | undefined,
  email?: string,
): Promise<Response> {
  const { auth, clientAddress, site } = deps;
  const request = new Request(`${site.url}/api/auth${path}`, {
    method: body ? "POST" : "GET",
    headers: {
      "content-type": "application/json",
      origin: site.url,
      cookie: c.req.header("cookie") ?? "",
      "user-agent": c.req.header("user-agent") ?? "",
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  return limitAttempts(deps, c, { step: path, email }, () =>
    auth.handler(withClientAddress(c, clientAddress, request)),
  );
}

/** As `callAuth`, but passes the cookies on, returns the JSON of the answer, and throws a failure. */
export async function expectAuth(
  deps: AuthDeps,
  c: Context,
  path: string,
  body: object | undefined,
  email?: string,
): Promise<unknown> {
  const answer = await callAuth(deps, c, path, body, email);
  if (!answer.ok) throw await signInError(answer);
  carryCookies(c, answer);
  return answer.json();
}

/** Passes on the cookies that better-auth sets or clears. */
export function carryCookies(c: Context, answer: Response): void {
  for (const cookie of answer.headers.getSetCookie())
    c.header("set-cookie", cookie, { append: true });
}

/**
 * Confirms a change to how a person signs in: a session alone must not be enough, in case it was stolen or left
 * open. Throws `InvalidInputError` for a wrong password.
 */
export const confirmPassword = (
  deps: AuthDeps,
  c: Context<EditorEnv>,
  password: string,
): Promise<unknown> => expectAuth(deps, c, "/verify-password", { password }, c.get("editor").email);
