import { addDays, dayAt } from "@iotd/core/day";
import * as pictures from "@iotd/core/picture";
import { listNames } from "@iotd/core/user";
import { addPicturePage, pictureListPage, renderPage } from "@iotd/web/pages";
import { Hono } from "hono";
import type { EditorEnv } from "../../auth/require-editor.ts";
import type { AppDeps } from "../../http/environment.ts";
import { siteContext } from "../../http/site-context.ts";
import { valid } from "../../http/validate.ts";
import { auditPages } from "./audit-pages.ts";
import { bulkForm } from "./bulk-form.ts";
import { calendarForms, calendarPages } from "./calendar-pages.ts";
import { findNotice, noticeShape } from "./list-notice.ts";
import { adminPicturePages } from "./picture-pages.ts";

/** The editors' pages. They require a session. Forms work without scripts. */
export function adminPages(deps: AppDeps) {
  const { db, site } = deps;

  return new Hono<EditorEnv>()
    .get("/", valid("query", pictures.editorListRequestSchema.extend(noticeShape)), async (c) => {
      const query = c.req.valid("query");
      const ctx = siteContext(deps);
      const [page, counts, notice] = await Promise.all([
        pictures.listEditorPictures(ctx, query),
        pictures.countStates(ctx, query),
        findNotice({ db, timeZone: site.timeZone }, query),
      ]);
      const uploaders = page.items.flatMap(({ createdBy }) => createdBy ?? []);
      return c.html(
        renderPage(
          pictureListPage({
            site,
            editor: c.get("editor"),
            now: ctx.now,
            pictures: page.items.map((picture) => pictures.toEditorPictureJson(picture, "")),
            names: await listNames({ db }, uploaders),
            nextCursor: page.nextCursor,
            filter: {
              q: query.q,
              state: query.state,
              sort: query.sort,
              deleted: query.deleted === "true",
            },
            counts,
            notice,
          }),
        ),
      );
    })
    .get("/pictures/new", async (c) => {
      const ctx = siteContext(deps);
      const tomorrow = addDays(dayAt(ctx.now, site.timeZone), 1);
      const takenDays = await pictures.listTakenDays(ctx, tomorrow);
      const page = addPicturePage({
        site,
        editor: c.get("editor"),
        limits: pictures.pictureLimits,
        takenDays,
        tomorrow,
      });
      return c.html(renderPage(page));
    })
    .route("/pictures", bulkForm(deps))
    .route("/pictures", calendarForms(deps))
    .route("/pictures", adminPicturePages(deps))
    .route("/calendar", calendarPages(deps))
    .route("/audit", auditPages(deps));
}
