import { InvalidInputError } from "@iotd/core/errors";
import * as pictures from "@iotd/core/picture";
import { addPicturePage, editPicturePage, pictureListPage, renderPage } from "@iotd/web/pages";
import { Hono } from "hono";
import * as z from "zod";
import type { EditorEnv } from "../auth/require-editor.ts";
import type { AppDeps } from "../http/environment.ts";
import { invalidInput, valid } from "../http/validate.ts";

const byId = valid("param", z.object({ id: pictures.pictureIdSchema }));

/** Which picture the page before changed, and how: the list says so and offers to undo it. */
const noticeShape = {
  added: z.optional(pictures.pictureIdSchema),
  saved: z.optional(pictures.pictureIdSchema),
  trashed: z.optional(pictures.pictureIdSchema),
  restored: z.optional(pictures.pictureIdSchema),
};

/** What the edit form sends; an absent field is an empty one. */
const editFormSchema = z.object({
  name: z.string().catch(""),
  tagline: z.string().catch(""),
  alt: z.string().catch(""),
  credit: z.string().catch(""),
});

/** The editors' pages. Whoever gets here is signed in; forms work without script. */
export function adminPages({ db, now, site }: AppDeps) {
  const toJson = (picture: pictures.Picture) => pictures.toEditorPictureJson(picture, "");

  async function findNotice(query: z.infer<z.ZodObject<typeof noticeShape>>) {
    const kinds = [
      ["added", query.added],
      ["saved", query.saved],
      ["deleted", query.trashed],
      ["restored", query.restored],
    ] as const;
    const found = kinds.find(([, id]) => id !== undefined);
    if (!found?.[1]) return undefined;
    const { id, name } = await pictures.getEditorPicture({ db }, found[1]);
    return { kind: found[0], picture: { id, name } };
  }

  return new Hono<EditorEnv>()
    .get("/", valid("query", pictures.editorListRequestSchema.extend(noticeShape)), async (c) => {
      const query = c.req.valid("query");
      const [page, notice] = await Promise.all([
        pictures.listEditorPictures({ db, now: now() }, query),
        findNotice(query),
      ]);
      return c.html(
        renderPage(
          pictureListPage({
            site,
            editor: c.get("editor"),
            pictures: page.items.map(toJson),
            nextCursor: page.nextCursor,
            showDeleted: query.deleted === "true",
            ...(notice && { notice }),
          }),
        ),
      );
    })
    .get("/pictures/new", (c) =>
      c.html(
        renderPage(
          addPicturePage({ site, editor: c.get("editor"), limits: pictures.pictureLimits }),
        ),
      ),
    )
    .get("/pictures/:id", byId, async (c) => {
      const picture = toJson(await pictures.getEditorPicture({ db }, c.req.valid("param").id));
      return c.html(renderPage(editPicturePage({ site, editor: c.get("editor"), picture })));
    })
    .post("/pictures/:id", byId, async (c) => {
      const { id } = c.req.valid("param");
      const values = editFormSchema.parse(await c.req.parseBody());
      try {
        await pictures.updatePicture(
          { db, now: now(), actor: c.get("editor") },
          id,
          parseForm(values),
        );
      } catch (error) {
        if (!(error instanceof InvalidInputError)) throw error;
        const picture = toJson(await pictures.getEditorPicture({ db }, id));
        const page = editPicturePage({
          site,
          editor: c.get("editor"),
          picture,
          values,
          faults: error.faults,
        });
        return c.html(renderPage(page), 422);
      }
      return c.redirect(`/admin?saved=${id}`, 303);
    })
    .post("/pictures/:id/delete", byId, async (c) => {
      const { id } = c.req.valid("param");
      await pictures.deletePicture({ db, now: now(), actor: c.get("editor") }, id);
      return c.redirect(`/admin?trashed=${id}`, 303);
    })
    .post("/pictures/:id/restore", byId, async (c) => {
      const { id } = c.req.valid("param");
      await pictures.restorePicture({ db, now: now(), actor: c.get("editor") }, id);
      return c.redirect(`/admin?restored=${id}`, 303);
    });
}

function parseForm(values: z.infer<typeof editFormSchema>): pictures.PictureChanges {
  const parsed = pictures.pictureChangesSchema.safeParse(values);
  if (!parsed.success) throw invalidInput(parsed.error);
  return parsed.data;
}
