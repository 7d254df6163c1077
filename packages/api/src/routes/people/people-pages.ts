import * as users from "@iotd/core/user";
import { issuedLinkPage, peoplePage, personPage, renderPage } from "@iotd/web/pages";
import { type Context, Hono } from "hono";
import * as z from "zod";
import { accessLinkPaths } from "../../auth/access-link-paths.ts";
import { confirmPassword } from "../../auth/call-auth.ts";
import { editorContext } from "../../auth/editor-context.ts";
import type { AuthDeps } from "../../auth/limit-attempts.ts";
import { type EditorEnv, requireAdministrator } from "../../auth/require-editor.ts";
import { answerForm } from "../../http/answer-form.ts";
import type { AppDeps } from "../../http/environment.ts";
import type { Failure } from "../../http/problem.ts";
import { readForm } from "../../http/read-form.ts";
import { parseInput, valid } from "../../http/validate.ts";
import { doneShape } from "../shared/done-query.ts";

const byId = valid("param", z.object({ id: users.personIdSchema }));

const notices = {
  removed: "The account is removed. Its pictures and audit entries stay.",
  revoked: "The invitation is revoked. Its link no longer works.",
  role: "The new role is saved and already applies.",
  "second-factor": "The second factor is off. The password alone is enough to sign in.",
  "signed-out": "Signed out everywhere.",
};
const byDone = valid("query", z.object(doneShape(notices)));

const invitationFormSchema = z.object({
  email: z.string().catch(""),
  role: users.roleSchema.catch("editor"),
});
const passwordFormSchema = z.object({ password: z.string().catch("") });
const roleFormSchema = z.object({ role: users.roleSchema });

/** The pages for administrators. Changes check the role again in their transaction. */
export function peoplePages(deps: AppDeps & AuthDeps) {
  const { site } = deps;

  async function renderPeople(
    c: Context<EditorEnv>,
    more: Pick<Parameters<typeof peoplePage>[0], "notice" | "values" | "faults">,
  ): Promise<string> {
    const ctx = editorContext(deps, c);
    const [people, invitations] = await Promise.all([
      users.listPeople(ctx),
      users.listInvitations(ctx),
    ]);
    return renderPage(peoplePage({ site, editor: c.get("editor"), people, invitations, ...more }));
  }

  async function renderPerson(
    c: Context<EditorEnv>,
    id: string,
    more: { readonly notice?: string | undefined; readonly error?: string },
  ): Promise<string> {
    const person = await users.getPerson(editorContext(deps, c), id);
    return renderPage(personPage({ site, editor: c.get("editor"), person, ...more }));
  }

  /** Answers with `change`. On a conflict or without the right password, the person's page says why. */
  const answerOrRefuse = (c: Context<EditorEnv>, id: string, change: () => Promise<Response>) =>
    answerForm(c, change, ({ code, detail }) =>
      code === "conflict" || code === "invalid-input" || code === "too-many-requests"
        ? renderPerson(c, id, { error: detail })
        : undefined,
    );

  /** The password of the administrator confirms changes to how a person, perhaps they, signs in. */
  async function confirm(c: Context<EditorEnv>): Promise<void> {
    await confirmPassword(deps, c, (await readForm(c, passwordFormSchema)).password);
  }

  return new Hono<EditorEnv>()
    .use(requireAdministrator)
    .get("/", byDone, async (c) =>
      c.html(await renderPeople(c, { notice: c.req.valid("query").done })),
    )
    .post("/invitations", async (c) => {
      const values = await readForm(c, invitationFormSchema);
      const invite = async () => {
        const invitation = parseInput(users.invitationSchema, values);
        const { secret, expiresAt } = await users.invitePerson(editorContext(deps, c), invitation);
        const url = `${site.url}${accessLinkPaths.invitation}#${secret}`;
        const { email } = invitation;
        return c.html(renderIssuedLink(c, { kind: "invitation", email, url, expiresAt }));
      };
      return answerForm(c, invite, (failure) => {
        const faults = faultsOf(failure);
        return faults && renderPeople(c, { values, faults });
      });
    })
    .post("/invitations/:id/revoke", byId, async (c) => {
      await users.revokeInvitation(editorContext(deps, c), c.req.valid("param").id);
      return c.redirect("/admin/people?done=revoked", 303);
    })
    .get("/:id", byId, byDone, async (c) => {
      const { done } = c.req.valid("query");
      return c.html(await renderPerson(c, c.req.valid("param").id, { notice: done }));
    })
    .post("/:id/role", byId, async (c) => {
      const { id } = c.req.valid("param");
      const { role } = await readForm(c, roleFormSchema);
      // Without the role, the page of a person is not allowed.
      const isOver = id === c.get("editor").userId && role !== "administrator";
      return answerOrRefuse(c, id, async () => {
        await users.changeRole(editorContext(deps, c), id, role);
        return c.redirect(isOver ? "/admin" : `/admin/people/${id}?done=role`, 303);
      });
    })
    .post("/:id/password-reset", byId, async (c) => {
      const { id } = c.req.valid("param");
      return answerOrRefuse(c, id, async () => {
        await confirm(c);
        const { secret, expiresAt, person } = await users.requestPasswordReset(
          editorContext(deps, c),
          id,
        );
        const url = `${site.url}${accessLinkPaths.passwordReset}#${secret}`;
        const { email } = person;
        const back = `/admin/people/${id}`;
        return c.html(renderIssuedLink(c, { kind: "password_reset", email, url, expiresAt, back }));
      });
    })
    .post("/:id/sign-out", byId, async (c) => {
      const { id } = c.req.valid("param");
      await users.signOutPerson(editorContext(deps, c), id);
      return c.redirect(`/admin/people/${id}?done=signed-out`, 303);
    })
    .post("/:id/second-factor/remove", byId, async (c) => {
      const { id } = c.req.valid("param");
      return answerOrRefuse(c, id, async () => {
        await confirm(c);
        await users.removeSecondFactor(editorContext(deps, c), id);
        return c.redirect(`/admin/people/${id}?done=second-factor`, 303);
      });
    })
    .post("/:id/remove", byId, async (c) => {
      const { id } = c.req.valid("param");
      return answerOrRefuse(c, id, async () => {
        await users.removePerson(editorContext(deps, c), id);
        return c.redirect("/admin/people?done=removed", 303);
      });
    });

  function renderIssuedLink(
    c: Context<EditorEnv>,
    link: {
      readonly kind: "invitation" | "password_reset";
      readonly email: string;
      readonly url: string;
      readonly expiresAt: Date;
      readonly back?: string;
    },
  ): string {
    return renderPage(
      issuedLinkPage({ site, editor: c.get("editor"), back: "/admin/people", ...link }),
    );
  }
}

/** The faults of a refused invitation by field. A conflict is about the e-mail address. */
const faultsOf = ({ code, detail, faults }: Failure) =>
  faults ?? (code === "conflict" ? [{ pointer: "/email", detail }] : undefined);
