import { DomainError, InvalidInputError } from "@iotd/core/errors";
import * as users from "@iotd/core/user";
import { type AccountForm, type AccountPageProps, accountPage, renderPage } from "@iotd/web/pages";
import type { Context } from "hono";
import type { EditorEnv } from "../../auth/require-editor.ts";
import type { AppDeps } from "../../http/environment.ts";
import { HttpError } from "../../http/http-error.ts";
import { problems } from "../../http/problem.ts";
import { toFailure } from "../../http/to-failure.ts";

/** The page of somebody's own account, as it is now. */
export async function renderAccount(
  { db, now, site }: AppDeps,
  c: Context<EditorEnv>,
  more: Pick<AccountPageProps, "notice" | "refused">,
): Promise<string> {
  const editor = c.get("editor");
  const ctx = { db, now: now() };
  const [person, sessions, passkeys] = await Promise.all([
    users.getPerson(ctx, editor.userId),
    users.listSessions(ctx, editor.userId),
    users.listPasskeys(ctx, editor.userId),
  ]);
  const { hasSecondFactor } = person;
  const currentSessionId = c.get("sessionId");
  return renderPage(
    accountPage({ site, editor, sessions, passkeys, currentSessionId, hasSecondFactor, ...more }),
  );
}

/** Answers as `change` does; where it refuses what was typed into `form`, with the page that says why. */
export async function orRefuse(
  deps: AppDeps,
  c: Context<EditorEnv>,
  form: AccountForm,
  change: () => Promise<Response>,
  typed: { readonly name?: string } = {},
): Promise<Response> {
  try {
    return await change();
  } catch (error) {
    if (!(error instanceof DomainError) && !(error instanceof HttpError)) throw error;
    const failure = toFailure(error);
    const refused =
      error instanceof InvalidInputError
        ? { form, faults: error.faults, ...typed }
        : { form, faults: [], error: failure.detail, ...typed };
    return c.html(await renderAccount(deps, c, { refused }), problems[failure.code].status);
  }
}
