import { addDays, dayAt } from "@iotd/core/day";
import { DomainError } from "@iotd/core/errors";
import * as pictures from "@iotd/core/picture";
import { homePage, renderPage } from "@iotd/web/pages";
import { Hono, type MiddlewareHandler } from "hono";
import * as z from "zod";
import type { EditorEnv } from "../../auth/require-editor.ts";
import type { AppDeps } from "../../http/environment.ts";
import { securityHeaders } from "../../http/security-headers.ts";
import { valid } from "../../http/validate.ts";

const withHeaders =
  (headers: Readonly<Record<string, string>>): MiddlewareHandler =>
  async (c, next) => {
    for (const [name, value] of Object.entries(headers)) c.header(name, value);
    await next();
  };

/** Home as it would be with a picture that is not public yet, and what lets its edit page frame that. */
export function previewPages({
  db,
  now,
  site,
  uploadsOrigin,
}: AppDeps & { readonly uploadsOrigin: string }) {
  return new Hono<EditorEnv>()
    .use("/pictures/:id", withHeaders(securityHeaders(uploadsOrigin, { showsFrames: true })))
    .get(
      "/pictures/:id/preview",
      withHeaders(securityHeaders(undefined, { isShownInFrames: true })),
      valid("param", z.object({ id: pictures.pictureIdSchema })),
      async (c) => {
        const picture = await pictures.getEditorPicture({ db }, c.req.valid("param").id);
        if (picture.status !== "ready") {
          throw new DomainError("not-found", "There is no preview until its file is ready.");
        }
        const day = dayAt(picture.publishedAt ?? now(), site.timeZone);
        const dayBefore = addDays(day, -1);
        const ctx = { db, now: now(), siteTimeZone: site.timeZone };
        const before = await pictures.findPictureOfDay(ctx, dayBefore);
        const today = {
          picture: pictures.toPictureJson(picture, ""),
          day,
          previousDay: before ? dayBefore : null,
        };
        return c.html(renderPage(homePage({ site, today })));
      },
    );
}
