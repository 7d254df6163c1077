import * as audit from "@iotd/core/audit";
import * as pictures from "@iotd/core/picture";
import { editPicturePage, renderPage } from "@iotd/web/pages";
import { type Context, Hono } from "hono";
import * as z from "zod";
import type { EditorEnv } from "../../auth/require-editor.ts";
import { answerForm } from "../../http/answer-form.ts";
import type { AppDeps } from "../../http/environment.ts";
import { valid } from "../../http/validate.ts";
import { type EditForm, editFormSchema, parseEditForm } from "./edit-form.ts";

const byId = valid("param", z.object({ id: pictures.pictureIdSchema }));

/** So many entries of a picture's history stand below its form. */
const shownEntries = 10;

/** The page of one picture and the forms on it. */
export function adminPicturePages({ db, now, site }: AppDeps) {
  type Extras = Omit<
    Parameters<typeof editPicturePage>[0],
    "site" | "editor" | "picture" | "history" | "now"
  >;

  async function render(c: Context<EditorEnv>, id: string, extras: Extras = {}) {
    const picture = await pictures.getEditorPicture({ db }, id);
    const history = await audit.listEntries({ db }, { picture: id, limit: shownEntries });
    return renderPage(
      editPicturePage({
        site,
        editor: c.get("editor"),
        picture: pictures.toEditorPictureJson(picture, ""),
        now: now(),
        history: history.items.map(audit.toAuditEntryJson),
        ...extras,
      }),
    );
  }

  async function save(c: Context<EditorEnv>, id: string, form: EditForm) {
    const ctx = { db, now: now(), actor: c.get("editor"), timeZone: site.timeZone };
    const picture = await pictures.getEditorPicture({ db }, id);
    const update = async () => {
      await pictures.updatePicture(ctx, id, parseEditForm({ ...ctx, picture }, form));
      return c.redirect(`/admin?${form.go ? noticeOf[form.go] : "saved"}=${id}`, 303);
    };
    const values = { ...form, state: form.go ?? form.state };
    return answerForm(c, update, ({ faults }, error) => {
      if (faults) return render(c, id, { values, faults });
      if (!(error instanceof pictures.RevisionConflictError)) return undefined;
      const conflict = error.last
        ? { by: error.last.by, at: error.last.at.toISOString() }
        : ("unknown" as const);
      return render(c, id, { values, conflict });
    });
  }

  return new Hono<EditorEnv>()
    .get("/:id", byId, async (c) => c.html(await render(c, c.req.valid("param").id)))
    .post("/:id", byId, async (c) =>
      save(c, c.req.valid("param").id, editFormSchema.parse(await c.req.parseBody())),
    )
    .post("/:id/delete", byId, async (c) => {
      const { id } = c.req.valid("param");
      await pictures.deletePicture({ db, now: now(), actor: c.get("editor") }, id);
      return c.redirect(`/admin?trashed=${id}`, 303);
    })
    .post("/:id/restore", byId, async (c) => {
      const { id } = c.req.valid("param");
      await pictures.restorePicture({ db, now: now(), actor: c.get("editor") }, id);
      return c.redirect(`/admin?restored=${id}`, 303);
    });
}

const noticeOf = { draft: "drafted", now: "published" } as const;
