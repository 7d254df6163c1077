import { daySchema } from "@iotd/core/day";
import { DomainError } from "@iotd/core/errors";
import { pageRequestSchema } from "@iotd/core/paging";
import * as pictures from "@iotd/core/picture";
import { Hono } from "hono";

import * as z from "zod";
import { cacheControl } from "../http/cache-control.ts";
import { entityTag } from "../http/entity-tag.ts";
import type { AppDeps, AppEnv } from "../http/environment.ts";
import { valid } from "../http/validate.ts";

/** What programs read: today's picture, a day's, and all published ones. */
export function publicPictureRoutes({ db, now, site }: AppDeps) {
  const toJson = (picture: pictures.PublishedPicture) => pictures.toPictureJson(picture, site.url);

  return new Hono<AppEnv>()
    .use(entityTag())
    .get("/today", async (c) => {
      const picture = await pictures.findPictureAt({ db }, now());
      if (!picture) throw new DomainError("not-found", "No picture has been published yet.");
      c.header("cache-control", cacheControl.published);
      return c.json(toJson(picture), 200);
    })
    .get("/days/:day", valid("param", z.object({ day: daySchema })), async (c) => {
      const { day } = c.req.valid("param");
      const picture = await pictures.findPictureOfDay(
        { db, now: now(), siteTimeZone: site.timeZone },
        day,
      );
      if (!picture) throw new DomainError("not-found", "There is no picture for that day.");
      c.header("cache-control", cacheControl.published);
      return c.json(toJson(picture), 200);
    })
    .get("/pictures", valid("query", pageRequestSchema), async (c) => {
      const page = await pictures.listPublishedPictures({ db, now: now() }, c.req.valid("query"));
      c.header("cache-control", cacheControl.published);
      return c.json({ items: page.items.map(toJson), nextCursor: page.nextCursor }, 200);
    })
    .get("/pictures/:id", valid("param", z.object({ id: pictures.pictureIdSchema })), async (c) => {
      const picture = await pictures.getPublishedPicture(
        { db, now: now() },
        c.req.valid("param").id,
      );
      c.header("cache-control", cacheControl.published);
      return c.json(toJson(picture), 200);
    });
}
