import { Hono } from "hono";
import type { AppContext, AppEnv } from "../http/environment.ts";
import type { Auth } from "./auth.ts";
import { type ClientAddress, withClientAddress } from "./client-address.ts";
import { signInError } from "./sign-in-error.ts";

/**
 * Those of better-auth's routes that programs and scripts use, with refusals in the shape of ours.
 * The rest, such as changing a password, is behind our own, which write down what was done.
 */
export function authRoutes(auth: Auth, clientAddress: ClientAddress) {
  const routes = new Hono<AppEnv>();
  routes.on("POST", ["/sign-in/email", "/sign-out", "/passkey/verify-authentication"], answer);
  routes.on(
    "GET",
    ["/passkey/generate-authenticate-options", "/passkey/generate-register-options"],
    answer,
  );
  return routes;

  async function answer(c: AppContext): Promise<Response> {
    const answered = await auth.handler(withClientAddress(c, clientAddress, c.req.raw));
    if (answered.status < 400) return c.newResponse(answered.body, answered);
    throw await signInError(answered);
  }
}
