import * as users from "@iotd/core/user";
import { type AccountForm, type AccountPageProps, accountPage, renderPage } from "@iotd/web/pages";
import type { Context } from "hono";
import type { EditorEnv } from "../../auth/require-editor.ts";
import { answerForm } from "../../http/answer-form.ts";
import type { AppDeps } from "../../http/environment.ts";
import { siteContext } from "../../http/site-context.ts";

/** The HTML of the signed-in person's account page, as it is now. */
export async function renderAccount(
  deps: AppDeps,
  c: Context<EditorEnv>,
  more: Pick<AccountPageProps, "notice" | "refused">,
): Promise<string> {
  const editor = c.get("editor");
  const ctx = siteContext(deps);
  const [person, sessions, passkeys] = await Promise.all([
    users.getPerson(ctx, editor.userId),
    users.listSessions(ctx, editor.userId),
    users.listPasskeys(ctx, editor.userId),
  ]);
  const { hasSecondFactor } = person;
  const currentSessionId = c.get("sessionId");
  return renderPage(
    accountPage({
      site: deps.site,
      editor,
      sessions,
      passkeys,
      currentSessionId,
      hasSecondFactor,
      ...more,
    }),
  );
}

/** Answers `form` of the account page with `change`. If that is refused, the page says why. */
export const answerAccountForm = (
  deps: AppDeps,
  c: Context<EditorEnv>,
  form: AccountForm,
  change: () => Promise<Response>,
  typed: { readonly name?: string } = {},
): Promise<Response> =>
  answerForm(c, change, ({ detail, faults }) => {
    const refused = { form, faults: faults ?? [], ...(!faults && { error: detail }), ...typed };
    return renderAccount(deps, c, { refused });
  });
