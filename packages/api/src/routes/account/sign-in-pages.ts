import { renderPage, secondFactorPage, signInPage } from "@iotd/web/pages";
import { Hono } from "hono";
import * as z from "zod";
import { type AuthDeps, callAuth, carryCookies } from "../../auth/call-auth.ts";
import { signInError } from "../../auth/sign-in-error.ts";
import type { AppContext, AppDeps, AppEnv } from "../../http/environment.ts";
import { problems } from "../../http/problem.ts";
import { toFailure } from "../../http/to-failure.ts";
import { valid } from "../../http/validate.ts";

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

const methodSchema = z.enum(["app", "backup"]).catch("app");

const codeFormSchema = z.object({
  code: z.string().catch(""),
  method: methodSchema,
  trustDevice: z.literal("yes").optional().catch(undefined),
  next: nextSchema,
});

/** What better-auth answers to a right password. */
const signedInSchema = z.object({ twoFactorRedirect: z.boolean().default(false) });

const verifyRoutes = {
  app: "/two-factor/verify-totp",
  backup: "/two-factor/verify-backup-code",
} as const;

const notices: Readonly<Record<string, string>> = {
  "account-made": "Your account is made. Sign in with it.",
  "password-set": "Your password is set. Sign in with it.",
};

/** Signing in and out by plain forms, on top of better-auth's routes. */
export function signInPages(deps: AppDeps & AuthDeps) {
  const { site } = deps;
  return new Hono<AppEnv>()
    .get(
      "/sign-in",
      valid("query", z.object({ next: nextSchema, done: z.string().optional() })),
      (c) => {
        const { next, done } = c.req.valid("query");
        return c.html(renderPage(signInPage({ site, next, notice: notices[done ?? ""] })));
      },
    )
    .post("/sign-in", async (c) => {
      const { email, password, next } = signInFormSchema.parse(await c.req.parseBody());
      const answer = await callAuth(deps, c, "/sign-in/email", { email, password });
      if (!answer.ok) {
        const failure = toFailure(await signInError(answer));
        const page = signInPage({ site, next, email, error: failure.detail });
        return c.html(renderPage(page), problems[failure.code].status);
      }
      const { twoFactorRedirect } = signedInSchema.parse(await answer.json());
      const step = `/admin/sign-in/second-factor?next=${encodeURIComponent(next)}`;
      return redirectWithCookies(c, twoFactorRedirect ? step : next, answer);
    })
    .get(
      "/sign-in/second-factor",
      valid("query", z.object({ method: methodSchema, next: nextSchema })),
      (c) => c.html(renderPage(secondFactorPage({ site, ...c.req.valid("query") }))),
    )
    .post("/sign-in/second-factor", async (c) => {
      const { code, method, trustDevice, next } = codeFormSchema.parse(await c.req.parseBody());
      const answer = await callAuth(deps, c, verifyRoutes[method], {
        code: method === "app" ? code.replaceAll(/\s/g, "") : code.trim(),
        trustDevice: trustDevice === "yes",
      });
      if (answer.ok) return redirectWithCookies(c, next, answer);
      const failure = toFailure(await signInError(answer));
      const page = secondFactorPage({ site, method, next, error: failure.detail });
      return c.html(renderPage(page), problems[failure.code].status);
    })
    .post("/sign-out", async (c) =>
      redirectWithCookies(c, "/admin/sign-in", await callAuth(deps, c, "/sign-out", {})),
    );
}

function redirectWithCookies(c: AppContext, location: string, answer: Response): Response {
  carryCookies(c, answer);
  return c.redirect(location, 303);
}
