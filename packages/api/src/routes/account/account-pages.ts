import * as users from "@iotd/core/user";
import { Hono } from "hono";
import * as z from "zod";
import { confirmPassword, expectAuth } from "../../auth/call-auth.ts";
import { editorContext } from "../../auth/editor-context.ts";
import type { AuthDeps } from "../../auth/limit-attempts.ts";
import type { EditorEnv } from "../../auth/require-editor.ts";
import type { AppDeps } from "../../http/environment.ts";
import { readForm } from "../../http/read-form.ts";
import { parseInput, valid } from "../../http/validate.ts";
import { chosenPasskeys } from "../shared/chosen-passkeys.ts";
import { doneShape } from "../shared/done-query.ts";
import { answerAccountForm, renderAccount } from "./render-account.ts";

const byId = valid("param", z.object({ id: z.uuid("must be a UUID") }));

const nameFormSchema = z.object({ name: z.string().catch("") });
const ownNameSchema = z.object({ name: users.nameSchema });

const passwordFormSchema = z.object({ password: z.string().catch("") });
const endOthersFormSchema = passwordFormSchema.extend(chosenPasskeys);
const passwordChangeFormSchema = endOthersFormSchema.extend({ newPassword: z.string().catch("") });
const passwordChangeSchema = z.object({ newPassword: users.passwordSchema });

const notices = {
  name: "Your name is saved.",
  password: "Your password is changed. You are signed out everywhere else.",
  "passkey-added": "The passkey is added. You can sign in with it.",
  "passkey-renamed": "The passkey is renamed.",
  "passkey-removed": "The passkey is removed here. Delete it on your device as well.",
  "second-factor-off": "Your second factor is off.",
  "session-ended": "Signed out there.",
  "other-sessions-ended": "Signed out everywhere else.",
};

/** The account page of the signed-in person and its forms. */
export function accountPages(deps: AppDeps & AuthDeps) {
  return new Hono<EditorEnv>()
    .get("/", valid("query", z.object(doneShape(notices))), async (c) =>
      c.html(await renderAccount(deps, c, { notice: c.req.valid("query").done })),
    )
    .post("/name", async (c) => {
      const { name } = await readForm(c, nameFormSchema);
      const rename = async () => {
        await users.renamePerson(editorContext(deps, c), parseInput(ownNameSchema, { name }).name);
        return c.redirect("/admin/account?done=name", 303);
      };
      return answerAccountForm(deps, c, "name", rename, { name });
    })
    .post("/password", async (c) => {
      const form = await readForm(c, passwordChangeFormSchema, { all: true });
      return answerAccountForm(deps, c, "password", async () => {
        const { newPassword } = parseInput(passwordChangeSchema, form);
        await users.expectGoodPassword(newPassword, c.get("editor").email, "/newPassword");
        await expectAuth(
          deps,
          c,
          "/change-password",
          { newPassword, currentPassword: form.password, revokeOtherSessions: true },
          c.get("editor").email,
        );
        await users.recordPasswordChange(editorContext(deps, c), form.passkeys);
        return c.redirect("/admin/account?done=password", 303);
      });
    })
    .post("/passkeys/:id/name", byId, async (c) => {
      const { name } = await readForm(c, nameFormSchema);
      return answerAccountForm(deps, c, "passkeys", async () => {
        const parsed = parseInput(ownNameSchema, { name });
        await users.renamePasskey(editorContext(deps, c), c.req.valid("param").id, parsed.name);
        return c.redirect("/admin/account?done=passkey-renamed", 303);
      });
    })
    .post("/passkeys/:id/remove", byId, async (c) => {
      const { password } = await readForm(c, passwordFormSchema);
      return answerAccountForm(deps, c, "passkeys", async () => {
        await confirmPassword(deps, c, password);
        await users.removePasskey(editorContext(deps, c), c.req.valid("param").id);
        return c.redirect("/admin/account?done=passkey-removed", 303);
      });
    })
    .post("/sessions/end-others", async (c) => {
      const { password, passkeys } = await readForm(c, endOthersFormSchema, { all: true });
      return answerAccountForm(deps, c, "sessions", async () => {
        if (passkeys.length > 0) await confirmPassword(deps, c, password);
        await users.endOtherSessions(editorContext(deps, c), c.get("sessionId"), passkeys);
        return c.redirect("/admin/account?done=other-sessions-ended", 303);
      });
    })
    .post("/notice/dismiss", async (c) => {
      await users.dismissNotice(editorContext(deps, c), c.get("sessionId"));
      return c.redirect("/admin/account", 303);
    })
    .post("/sessions/:id/end", byId, async (c) => {
      await users.endSession(editorContext(deps, c), c.req.valid("param").id);
      return c.redirect("/admin/account?done=session-ended", 303);
    });
}
