import { renderPage, secondFactorPage, signInPage } from "@iotd/web/pages";
import { Hono } from "hono";
import * as z from "zod";
import { callAuth, carryCookies, expectAuth } from "../../auth/call-auth.ts";
import type { AuthDeps } from "../../auth/limit-attempts.ts";
import { answerForm } from "../../http/answer-form.ts";
import type { AppDeps, AppEnv } from "../../http/environment.ts";
import { readForm } from "../../http/read-form.ts";
import { valid } from "../../http/validate.ts";
import { doneShape } from "../shared/done-query.ts";

/** The page after a sign-in: only paths of editors' pages, so that it cannot redirect to another site. */
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

/** The answer of better-auth to a correct password. */
const signedInSchema = z.object({ twoFactorRedirect: z.boolean().default(false) });

const verifyRoutes = {
  app: "/two-factor/verify-totp",
  backup: "/two-factor/verify-backup-code",
} as const;

const notices = {
  "account-made": "Your account is made. Sign in with it.",
  "password-set": "Your password is set. Sign in with it.",
};

/** The forms for signing in and out, which call better-auth. */
export function signInPages(deps: AppDeps & AuthDeps) {
  const { site } = deps;
  return new Hono<AppEnv>()
    .get("/sign-in", valid("query", z.object({ next: nextSchema, ...doneShape(notices) })), (c) => {
      const { next, done } = c.req.valid("query");
      return c.html(renderPage(signInPage({ site, next, notice: done })));
    })
    .post("/sign-in", async (c) => {
      const { email, password, next } = await readForm(c, signInFormSchema);
      const signIn = async () => {
        const answer = await expectAuth(deps, c, "/sign-in/email", { email, password }, email);
        const { twoFactorRedirect } = signedInSchema.parse(answer);
        const step = `/admin/sign-in/second-factor?next=${encodeURIComponent(next)}`;
        return c.redirect(twoFactorRedirect ? step : next, 303);
      };
      return answerForm(c, signIn, ({ detail }) =>
        renderPage(signInPage({ site, next, email, error: detail })),
      );
    })
    .get(
      "/sign-in/second-factor",
      valid("query", z.object({ method: methodSchema, next: nextSchema })),
      (c) => c.html(renderPage(secondFactorPage({ site, ...c.req.valid("query") }))),
    )
    .post("/sign-in/second-factor", async (c) => {
      const { code, method, trustDevice, next } = await readForm(c, codeFormSchema);
      const verify = async () => {
        await expectAuth(deps, c, verifyRoutes[method], {
          code: method === "app" ? code.replaceAll(/\s/g, "") : code.trim(),
          trustDevice: trustDevice === "yes",
        });
        return c.redirect(next, 303);
      };
      return answerForm(c, verify, ({ detail }) =>
        renderPage(secondFactorPage({ site, method, next, error: detail })),
      );
    })
    .post("/sign-out", async (c) => {
      carryCookies(c, await callAuth(deps, c, "/sign-out", {}));
      // Not its cookies: a trusted device stays trusted.
      c.header("clear-site-data", '"cache", "storage"');
      return c.redirect("/admin/sign-in", 303);
    });
}
