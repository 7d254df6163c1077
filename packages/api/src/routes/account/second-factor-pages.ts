import { createOTP } from "@better-auth/utils/otp";
import { DomainError } from "@iotd/core/errors";
import * as users from "@iotd/core/user";
import { backupCodesPage, renderPage, secondFactorSetupPage, siteName } from "@iotd/web/pages";
import { symmetricDecrypt } from "better-auth/crypto";
import { type Context, Hono } from "hono";
import * as z from "zod";
import { expectAuth } from "../../auth/call-auth.ts";
import { editorContext } from "../../auth/editor-context.ts";
import type { AuthDeps } from "../../auth/limit-attempts.ts";
import type { EditorEnv } from "../../auth/require-editor.ts";
import { answerForm } from "../../http/answer-form.ts";
import type { AppDeps } from "../../http/environment.ts";
import { readForm } from "../../http/read-form.ts";
import { answerAccountForm } from "./render-account.ts";

const passwordFormSchema = z.object({ password: z.string().catch("") });
const codeFormSchema = z.object({ code: z.string().catch("") });
const backupCodesSchema = z.object({ backupCodes: z.array(z.string()) });

/** Turns the second factor on and off. Each change requires the password, in case a session was left open. */
export function secondFactorPages(deps: AppDeps & AuthDeps) {
  const { auth, db, site } = deps;

  const emailOf = (c: Context<EditorEnv>) => c.get("editor").email;
  const readPassword = (c: Context<EditorEnv>) => readForm(c, passwordFormSchema);

  /** The page with the QR code. Throws `conflict` if no set-up is in progress. */
  async function renderSetup(c: Context<EditorEnv>, error?: string): Promise<string> {
    const editor = c.get("editor");
    const found = await users.findTotpSecret({ db }, editor.userId);
    if (found === undefined || found.isConfirmed) {
      throw new DomainError("conflict", "Set up the second factor on your account page first.");
    }
    const { secretConfig } = await auth.$context;
    const secret = await symmetricDecrypt({ key: secretConfig, data: found.secret });
    const uri = createOTP(secret).url(siteName, editor.email);
    return renderPage(secondFactorSetupPage({ site, editor, uri, error }));
  }

  const renderCodes = (c: Context<EditorEnv>, codes: readonly string[]) =>
    c.html(renderPage(backupCodesPage({ site, editor: c.get("editor"), codes })));

  return new Hono<EditorEnv>()
    .get("/", async (c) => c.html(await renderSetup(c)))
    .post("/start", (c) =>
      answerAccountForm(deps, c, "second-factor", async () => {
        await expectAuth(deps, c, "/two-factor/enable", await readPassword(c), emailOf(c));
        return c.redirect("/admin/account/second-factor", 303);
      }),
    )
    .post("/confirm", async (c) => {
      const { code } = await readForm(c, codeFormSchema);
      const confirm = async () => {
        await expectAuth(deps, c, "/two-factor/verify-totp", { code: code.replaceAll(/\s/g, "") });
        await users.recordSecondFactorChange(editorContext(deps, c), {
          secondFactor: [false, true],
        });
        const { userId } = c.get("editor");
        const { backupCodes } = await auth.api.viewBackupCodes({ body: { userId } });
        return renderCodes(c, backupCodes);
      };
      return answerForm(c, confirm, ({ detail }) => renderSetup(c, detail));
    })
    .post("/backup-codes", (c) =>
      answerAccountForm(deps, c, "second-factor", async () => {
        const answer = await expectAuth(
          deps,
          c,
          "/two-factor/generate-backup-codes",
          await readPassword(c),
          emailOf(c),
        );
        await users.recordSecondFactorChange(editorContext(deps, c), {
          backupCodes: ["old", "new"],
        });
        return renderCodes(c, backupCodesSchema.parse(answer).backupCodes);
      }),
    )
    .post("/remove", (c) =>
      answerAccountForm(deps, c, "second-factor", async () => {
        await expectAuth(deps, c, "/two-factor/disable", await readPassword(c), emailOf(c));
        await users.recordSecondFactorChange(editorContext(deps, c), {
          secondFactor: [true, false],
        });
        return c.redirect("/admin/account?done=second-factor-off", 303);
      }),
    );
}
