import type { SignedInContext } from "@iotd/core/context";
import * as users from "@iotd/core/user";
import { issuedLinkPage, peoplePage, personPage, renderPage } from "@iotd/web/pages";
import { type Context, Hono } from "hono";
import * as z from "zod";
import { accessLinkPaths } from "../../auth/access-link-paths.ts";
import { editorContext } from "../../auth/editor-context.ts";
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
const roleFormSchema = z.object({ role: users.roleSchema });

/** The pages for administrators. Changes check the role again in their transaction. */
export function peoplePages(deps: AppDeps) {
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

  /** Makes a change and redirects to `next`. On a conflict, the person's page says why. */
  async function redirectOrRefuse(
    c: Context<EditorEnv>,
    id: string,
    change: (ctx: SignedInContext, id: string) => Promise<unknown>,
    next: string,
  ): Promise<Response> {
    const redirect = async () => {
      await change(editorContext(deps, c), id);
      return c.redirect(next, 303);
    };
    return answerForm(c, redirect, ({ code, detail }) =>
      code === "conflict" ? renderPerson(c, id, { error: detail }) : undefined,
    );
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
        const url = `${site.url}${accessLinkPaths.invitation}/${secret}`;
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
      const giveRole = (ctx: SignedInContext) => users.changeRole(ctx, id, role);
      // Without the role, the page of a person is not allowed.
      const isOver = id === c.get("editor").userId && role !== "administrator";
      return redirectOrRefuse(c, id, giveRole, isOver ? "/admin" : `/admin/people/${id}?done=role`);
    })
    .post("/:id/password-reset", byId, async (c) => {
      const { id } = c.req.valid("param");
      const { secret, expiresAt, person } = await users.requestPasswordReset(
        editorContext(deps, c),
        id,
      );
      const url = `${site.url}${accessLinkPaths.passwordReset}/${secret}`;
      const { email } = person;
      const back = `/admin/people/${id}`;
      return c.html(renderIssuedLink(c, { kind: "password_reset", email, url, expiresAt, back }));
    })
    .post("/:id/sign-out", byId, async (c) => {
      const { id } = c.req.valid("param");
      await users.signOutPerson(editorContext(deps, c), id);
      return c.redirect(`/admin/people/${id}?done=signed-out`, 303);
    })
    .post("/:id/second-factor/remove", byId, async (c) => {
      const { id } = c.req.valid("param");
      await users.removeSecondFactor(editorContext(deps, c), id);
      return c.redirect(`/admin/people/${id}?done=second-factor`, 303);
    })
    .post("/:id/remove", byId, async (c) => {
      const { id } = c.req.valid("param");
      return redirectOrRefuse(c, id, users.removePerson, "/admin/people?done=removed");
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
