import { Hono } from "hono";
import type { AppEnv } from "../http/environment.ts";
import type { Auth } from "./auth.ts";
import { type ClientAddress, withClientAddress } from "./client-address.ts";
import { signInError } from "./sign-in-error.ts";

/** better-auth's own routes, whose refusals take the shape of ours. */
export const authRoutes = (auth: Auth, clientAddress: ClientAddress) =>
  new Hono<AppEnv>().on(["GET", "POST"], "/*", async (c) => {
    const answer = await auth.handler(withClientAddress(c, clientAddress, c.req.raw));
    if (answer.status < 400) return c.newResponse(answer.body, answer);
    throw await signInError(answer);
  });
