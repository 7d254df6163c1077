import * as audit from "@iotd/core/audit";
import * as pictures from "@iotd/core/picture";
import { editPicturePage, renderPage } from "@iotd/web/pages";
import { type Context, Hono } from "hono";
import { editorContext } from "../../auth/editor-context.ts";
import type { EditorEnv } from "../../auth/require-editor.ts";
import { answerForm } from "../../http/answer-form.ts";
import type { AppDeps } from "../../http/environment.ts";
import { readForm } from "../../http/read-form.ts";
import { byPictureId } from "./by-picture-id.ts";
import { type EditForm, editFormSchema, parseEditForm } from "./edit-form.ts";
import { noticeOf } from "./list-notice.ts";

/** The number of audit entries below the form. */
const shownEntries = 10;

/** The edit page of a picture and its forms. */
export function adminPicturePages(deps: AppDeps) {
  const { db, now, site } = deps;
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
    const ctx = editorContext(deps, c);
    const picture = await pictures.getEditorPicture({ db }, id);
    const update = async () => {
      await pictures.updatePicture(ctx, id, parseEditForm({ ...ctx, picture }, form));
      return c.redirect(`/admin?${noticeOf[actionOf(form)]}=${id}`, 303);
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
    .get("/:id", byPictureId, async (c) => c.html(await render(c, c.req.valid("param").id)))
    .post("/:id", byPictureId, async (c) =>
      save(c, c.req.valid("param").id, await readForm(c, editFormSchema)),
    )
    .post("/:id/delete", byPictureId, async (c) => {
      const { id } = c.req.valid("param");
      await pictures.deletePicture(editorContext(deps, c), id);
      return c.redirect(`/admin?${noticeOf.delete}=${id}`, 303);
    })
    .post("/:id/restore", byPictureId, async (c) => {
      const { id } = c.req.valid("param");
      await pictures.restorePicture(editorContext(deps, c), id);
      return c.redirect(`/admin?${noticeOf.restore}=${id}`, 303);
    });
}

const actionOf = ({ go }: EditForm) =>
  go === undefined ? "save" : ({ draft: "draft", now: "publish" } as const)[go];
