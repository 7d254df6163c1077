import { DomainError } from "@iotd/core/errors";
import { Hono } from "hono";
import * as z from "zod";
import type { AppContext, AppEnv } from "../http/environment.ts";
import { carryCookies } from "./call-auth.ts";
import { withClientAddress } from "./client-address.ts";
import { type AuthDeps, limitAttempts, limitChallenges } from "./limit-attempts.ts";
import {
  credentialsSchema,
  passkeyEndpoints,
  signedInSchema,
  signInEndpoints,
} from "./sign-in-endpoints.ts";
import { signInError } from "./sign-in-error.ts";

const authEndpoints = [...Object.values(signInEndpoints), ...passkeyEndpoints];

const secondStepSchema = z.object({ twoFactorRedirect: z.literal(true) });

/**
 * The routes of better-auth that programs and scripts use, with failures as problem details. Changes, such as
 * a new password, have our own routes, which write to the audit log. The answer to a sign-in has no session token,
 * which only the cookie contains.
 */
export function authRoutes(deps: AuthDeps) {
  const { auth, clientAddress } = deps;
  const routes = new Hono<AppEnv>();
  for (const { method, path } of authEndpoints) routes.on(method, path, answer);
  return routes;

  async function answer(c: AppContext): Promise<Response> {
    if (c.req.method === "GET") await limitChallenges(deps, c);
    const isSignIn = c.req.path === signInEndpoints.signIn.path;
    const email = isSignIn ? await readEmail(c.req.raw.clone()) : undefined;
    const answered = await limitAttempts(deps, c, { step: stepOf(c.req.path), email }, () =>
      auth.handler(withClientAddress(c, clientAddress, c.req.raw)),
    );
    if (answered.status >= 400) throw await signInError(answered);
    if (isSignIn) await expectSession(answered.clone());
    const signedIn = signedInSchema().safeParse(await answered.clone().json());
    if (!signedIn.success) return c.newResponse(answered.body, answered);
    carryCookies(c, answered);
    return c.json(signedIn.data, 200);
  }
}

const stepOf = (path: string) => path.slice("/api/auth".length);

/** The e-mail address of a sign-in. Undefined if the body is malformed, which better-auth refuses. */
async function readEmail(request: Request): Promise<string | undefined> {
  const body = credentialsSchema.safeParse(await request.json().catch(() => undefined));
  return body.data?.email;
}

/** For an account with a second factor, better-auth answers 200 after the password, but without a session. */
async function expectSession(answer: Response): Promise<void> {
  if (!secondStepSchema.safeParse(await answer.json()).success) return;
  throw new DomainError(
    "forbidden",
    "This account has a second factor. Sign in at /admin, or use an account without a second factor.",
  );
}
