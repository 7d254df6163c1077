import * as users from "@iotd/core/user";
import { invitationPage, passwordResetPage, renderPage } from "@iotd/web/pages";
import { Hono } from "hono";
import * as z from "zod";
import { accessLinkPaths } from "../../auth/access-link-paths.ts";
import { expectAuth } from "../../auth/call-auth.ts";
import type { AuthDeps } from "../../auth/limit-attempts.ts";
import { answerForm } from "../../http/answer-form.ts";
import type { AppDeps, AppEnv } from "../../http/environment.ts";
import { HttpError } from "../../http/http-error.ts";
import { readForm } from "../../http/read-form.ts";
import { siteContext } from "../../http/site-context.ts";
import { parseInput, valid } from "../../http/validate.ts";

const bySecret = valid("param", z.object({ secret: z.string().max(100) }));

const resetSchema = z.object({ password: users.passwordSchema });
const formSchema = z.object({ name: z.string().catch(""), password: z.string().catch("") });

/** The pages of invitations and password resets. Their secret replaces a session. */
export function accessLinkPages(deps: AppDeps & AuthDeps) {
  const { site } = deps;
  return new Hono<AppEnv>()
    .get(`${accessLinkPaths.invitation}/:secret`, bySecret, async (c) => {
      const { secret } = c.req.valid("param");
      const { email } = await users.getInvitation(siteContext(deps), secret);
      return c.html(renderPage(invitationPage({ site, secret, email })));
    })
    .post(`${accessLinkPaths.invitation}/:secret`, bySecret, async (c) => {
      const { secret } = c.req.valid("param");
      const { name, password } = await readForm(c, formSchema);
      const ctx = siteContext(deps);
      // First: without a valid link, the form is not checked.
      const { email } = await users.getInvitation(ctx, secret);
      const accept = async () => {
        const acceptance = parseInput(users.acceptanceSchema, { name, password });
        await users.acceptInvitation(ctx, secret, acceptance);
        // The account exists even if too many attempts to sign in failed before.
        const next = await expectAuth(deps, c, "/sign-in/email", { email, password }, email).then(
          () => "/admin",
          (error) => {
            if (error instanceof HttpError) return "/admin/sign-in?done=account-made";
            throw error;
          },
        );
        return c.redirect(next, 303);
      };
      return answerForm(
        c,
        accept,
        ({ faults }) => faults && renderPage(invitationPage({ site, secret, email, name, faults })),
      );
    })
    .get(`${accessLinkPaths.passwordReset}/:secret`, bySecret, async (c) => {
      const { secret } = c.req.valid("param");
      const { email } = await users.getPasswordReset(siteContext(deps), secret);
      return c.html(renderPage(passwordResetPage({ site, secret, email })));
    })
    .post(`${accessLinkPaths.passwordReset}/:secret`, bySecret, async (c) => {
      const { secret } = c.req.valid("param");
      const ctx = siteContext(deps);
      const { email } = await users.getPasswordReset(ctx, secret);
      const reset = async () => {
        const { password } = parseInput(resetSchema, await readForm(c, formSchema));
        await users.resetPassword(ctx, secret, password);
        return c.redirect("/admin/sign-in?done=password-set", 303);
      };
      return answerForm(
        c,
        reset,
        ({ faults }) => faults && renderPage(passwordResetPage({ site, secret, email, faults })),
      );
    });
}
