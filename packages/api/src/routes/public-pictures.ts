import { daySchema } from "@iotd/core/day";
import { DomainError } from "@iotd/core/errors";
import { pageRequestSchema } from "@iotd/core/paging";
import * as pictures from "@iotd/core/picture";
import { Hono } from "hono";

import * as z from "zod/mini";
import type { AppDeps, AppEnv } from "../http/environment.ts";
import { publishedJson } from "../http/published.ts";
import { valid } from "../http/validate.ts";

/** What programs read: today's picture, a day's, and all published ones. */
export function publicPictureRoutes({ db, now, site }: AppDeps) {
  const toJson = (picture: pictures.PublishedPicture) => pictures.toPictureJson(picture, site.url);

  return new Hono<AppEnv>()
    .get("/today", async (c) => {
      const picture = await pictures.findPictureAt({ db }, now());
      if (!picture) throw new DomainError("not-found", "No picture has been published yet.");
      return publishedJson(c, toJson(picture));
    })
    .get("/days/:day", valid("param", z.object({ day: daySchema })), async (c) => {
      const { day } = c.req.valid("param");
      const picture = await pictures.findPictureOfDay(
        { db, now: now(), siteTimeZone: site.timeZone },
        day,
      );
      if (!picture) throw new DomainError("not-found", "There is no picture for that day.");
      return publishedJson(c, toJson(picture));
    })
    .get("/pictures", valid("query", pageRequestSchema), async (c) => {
      const page = await pictures.listPublishedPictures({ db, now: now() }, c.req.valid("query"));
      return publishedJson(c, { items: page.items.map(toJson), nextCursor: page.nextCursor });
    })
    .get("/pictures/:id", valid("param", z.object({ id: pictures.pictureIdSchema })), async (c) => {
      const picture = await pictures.getPublishedPicture(
        { db, now: now() },
        c.req.valid("param").id,
      );
      return publishedJson(c, toJson(picture));
    });
}
