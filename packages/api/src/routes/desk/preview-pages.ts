import { addDays, dayAt } from "@iotd/core/day";
import { DomainError } from "@iotd/core/errors";
import * as pictures from "@iotd/core/picture";
import { homePage, renderPage } from "@iotd/web/pages";
import { Hono, type MiddlewareHandler } from "hono";
import type { EditorEnv } from "../../auth/require-editor.ts";
import type { AppDeps } from "../../http/environment.ts";
import { securityHeaders } from "../../http/security-headers.ts";
import { siteContext } from "../../http/site-context.ts";
import { byPictureId } from "./by-picture-id.ts";

const withHeaders =
  (headers: Readonly<Record<string, string>>): MiddlewareHandler =>
  async (c, next) => {
    for (const [name, value] of Object.entries(headers)) c.header(name, value);
    await next();
  };

/** The home page with a picture that is not public yet. The edit page shows it in a frame. */
export function previewPages(deps: AppDeps & { readonly uploadsOrigin: string }) {
  const { site, uploadsOrigin } = deps;
  return new Hono<EditorEnv>()
    .use("/pictures/:id", withHeaders(securityHeaders(uploadsOrigin, { showsFrames: true })))
    .get(
      "/pictures/:id/preview",
      withHeaders(securityHeaders(undefined, { isShownInFrames: true })),
      byPictureId,
      async (c) => {
        const ctx = siteContext(deps);
        const picture = await pictures.getEditorPicture(ctx, c.req.valid("param").id);
        if (picture.status !== "ready") {
          throw new DomainError(
            "not-found",
            "There is no preview yet. Wait until the picture is ready.",
          );
        }
        const day = dayAt(picture.publishedAt ?? ctx.now, site.timeZone);
        const dayBefore = addDays(day, -1);
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
