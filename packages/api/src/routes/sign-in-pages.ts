import { renderPage, signInPage } from "@iotd/web/pages";
import { type Context, Hono } from "hono";
import * as z from "zod";
import type { Auth } from "../auth/auth.ts";
import { type ClientAddress, withClientAddress } from "../auth/client-address.ts";
import { signInError } from "../auth/sign-in-error.ts";
import type { AppDeps, AppEnv } from "../http/environment.ts";
import { problems } from "../http/problem.ts";
import { toFailure } from "../http/to-failure.ts";
import { valid } from "../http/validate.ts";

/** Where to go after signing in: a path of the editors' pages and nothing else, or it would lead anywhere. */
const nextSchema = z
  .string()
  .regex(/^\/admin(?:\/[\w-]+)*(?:\?[\w\-=&%]*)?$/)
  .catch("/admin");

const signInFormSchema = z.object({
  email: z.string().catch(""),
  password: z.string().catch(""),
  next: nextSchema,
});

/** Signing in and out by plain forms, on top of better-auth's routes. */
export function signInPages({
  site,
  auth,
  clientAddress,
}: AppDeps & { readonly auth: Auth; readonly clientAddress: ClientAddress }) {
  return new Hono<AppEnv>()
    .get("/sign-in", valid("query", z.object({ next: nextSchema })), (c) =>
      c.html(renderPage(signInPage({ site, next: c.req.valid("query").next }))),
    )
    .post("/sign-in", async (c) => {
      const { email, password, next } = signInFormSchema.parse(await c.req.parseBody());
      // Through the handler, not the function behind it: only the handler counts attempts.
      const request = withClientAddress(
        c,
        clientAddress,
        authRequest("/sign-in/email", { email, password }),
      );
      const answer = await auth.handler(request);
      if (!answer.ok) {
        const failure = toFailure(await signInError(answer));
        const page = signInPage({ site, next, email, error: failure.detail });
        return c.html(renderPage(page), problems[failure.code].status);
      }
      return redirectWithCookies(c, next, answer);
    })
    .post("/sign-out", async (c) => {
      const request = authRequest("/sign-out", {});
      request.headers.set("cookie", c.req.header("cookie") ?? "");
      const answer = await auth.handler(withClientAddress(c, clientAddress, request));
      return redirectWithCookies(c, "/admin/sign-in", answer);
    });

  function authRequest(path: string, body: object): Request {
    return new Request(`${site.url}/api/auth${path}`, {
      method: "POST",
      headers: { "content-type": "application/json", origin: site.url },
      body: JSON.stringify(body),
    });
  }
}

/** Carries over the cookies that better-auth sets or clears. */
function redirectWithCookies(c: Context, location: string, answer: Response): Response {
  for (const cookie of answer.headers.getSetCookie())
    c.header("set-cookie", cookie, { append: true });
  return c.redirect(location, 303);
}
