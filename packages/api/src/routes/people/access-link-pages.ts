import * as users from "@iotd/core/user";
import { accessLinkPage, invitationPage, passwordResetPage, renderPage } from "@iotd/web/pages";
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
import { parseInput } from "../../http/validate.ts";
import { chosenPasskeys } from "../shared/chosen-passkeys.ts";

/** A pasted link is accepted too: the secret follows its `#`. */
const secretSchema = z
  .string()
  .max(500)
  .transform((text) => text.slice(text.lastIndexOf("#") + 1).trim())
  .catch("");
const secretFormSchema = z.object({ secret: secretSchema });
const newPasswordFormSchema = secretFormSchema.extend({ password: z.string().catch("") });
const acceptanceFormSchema = newPasswordFormSchema.extend({ name: z.string().catch("") });
const resetFormSchema = newPasswordFormSchema.extend(chosenPasskeys);
const resetSchema = z.object({ password: users.passwordSchema });

/**
 * The pages of invitations and password resets. A secret replaces a session. It is only in the fragment of the
 * link and in the bodies of requests, never in a path or query, which API Gateway and CloudFront log.
 */
export function accessLinkPages(deps: AppDeps & AuthDeps) {
  const { site } = deps;
  const { invitation, passwordReset } = accessLinkPaths;
  return new Hono<AppEnv>()
    .get(invitation, (c) => c.html(renderPage(accessLinkPage({ site, kind: "invitation" }))))
    .post(invitation, async (c) => {
      const { secret } = await readForm(c, secretFormSchema);
      const { email } = await users.getInvitation(siteContext(deps), secret);
      return c.html(renderPage(invitationPage({ site, secret, email })));
    })
    .post(`${invitation}/accept`, async (c) => {
      const { secret, name, password } = await readForm(c, acceptanceFormSchema);
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
    .get(passwordReset, (c) => c.html(renderPage(accessLinkPage({ site, kind: "password_reset" }))))
    .post(passwordReset, async (c) => {
      const { secret } = await readForm(c, secretFormSchema);
      const account = await users.getPasswordReset(siteContext(deps), secret);
      return c.html(renderPage(passwordResetPage({ site, secret, ...account })));
    })
    .post(`${passwordReset}/set`, async (c) => {
      const { secret, ...form } = await readForm(c, resetFormSchema, { all: true });
      const ctx = siteContext(deps);
      const account = await users.getPasswordReset(ctx, secret);
      const reset = async () => {
        const { password } = parseInput(resetSchema, form);
        await users.resetPassword(ctx, secret, password, form.passkeys);
        return c.redirect("/admin/sign-in?done=password-set", 303);
      };
      return answerForm(
        c,
        reset,
        ({ faults }) =>
          faults && renderPage(passwordResetPage({ site, secret, ...account, faults })),
      );
    });
}
