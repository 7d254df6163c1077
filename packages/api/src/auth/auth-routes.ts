import { DomainError } from "@iotd/core/errors";
import { Hono } from "hono";
import * as z from "zod";
import type { AppContext, AppEnv } from "../http/environment.ts";
import type { Auth } from "./auth.ts";
import { type ClientAddress, withClientAddress } from "./client-address.ts";
import { passkeyEndpoints, signInEndpoints } from "./sign-in-endpoints.ts";
import { signInError } from "./sign-in-error.ts";

const authEndpoints = [...Object.values(signInEndpoints), ...passkeyEndpoints];

const secondStepSchema = z.object({ twoFactorRedirect: z.literal(true) });

/**
 * Those of better-auth's routes that programs and scripts use, with refusals in the shape of ours.
 * The rest, such as changing a password, is behind our own, which write down what was done.
 */
export function authRoutes(auth: Auth, clientAddress: ClientAddress) {
  const routes = new Hono<AppEnv>();
  for (const { method, path } of authEndpoints) routes.on(method, path, answer);
  return routes;

  async function answer(c: AppContext): Promise<Response> {
    const answered = await auth.handler(withClientAddress(c, clientAddress, c.req.raw));
    if (answered.status >= 400) throw await signInError(answered);
    if (c.req.path === signInEndpoints.signIn.path) await expectSession(answered.clone());
    return c.newResponse(answered.body, answered);
  }
}

/** A right password is not all that better-auth wants where there is a second factor, which it says with 200. */
async function expectSession(answer: Response): Promise<void> {
  if (!secondStepSchema.safeParse(await answer.json()).success) return;
  throw new DomainError(
    "forbidden",
    "This account has a second factor. Sign in at /admin, or with an account for programs that has none.",
  );
}
