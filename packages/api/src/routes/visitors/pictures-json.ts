import { DomainError } from "@iotd/core/errors";
import * as pictures from "@iotd/core/picture";
import { Hono } from "hono";
import type { AppDeps, AppEnv } from "../../http/environment.ts";
import { publishedJson } from "../../http/published.ts";
import { valid } from "../../http/validate.ts";
import {
  dayEndpoint,
  pictureEndpoint,
  picturesEndpoint,
  todayEndpoint,
} from "./picture-endpoints.ts";

/** What programs read: today's picture, a day's, and all published ones. */
export function publicPictureRoutes({ db, now, site }: AppDeps) {
  const toJson = (picture: pictures.PublishedPicture) => pictures.toPictureJson(picture, site.url);

  return new Hono<AppEnv>()
    .get(todayEndpoint.path, async (c) => {
      const picture = await pictures.findPictureAt({ db }, now());
      if (!picture) throw new DomainError("not-found", "No picture has been published yet.");
      return publishedJson(c, toJson(picture));
    })
    .get(dayEndpoint.path, valid("param", dayEndpoint.param), async (c) => {
      const { day } = c.req.valid("param");
      const picture = await pictures.findPictureOfDay(
        { db, now: now(), siteTimeZone: site.timeZone },
        day,
      );
      if (!picture) throw new DomainError("not-found", "There is no picture for that day.");
      return publishedJson(c, toJson(picture));
    })
    .get(picturesEndpoint.path, valid("query", picturesEndpoint.query), async (c) => {
      const page = await pictures.listPublishedPictures({ db, now: now() }, c.req.valid("query"));
      return publishedJson(c, { items: page.items.map(toJson), nextCursor: page.nextCursor });
    })
    .get(pictureEndpoint.path, valid("param", pictureEndpoint.param), async (c) => {
      const picture = await pictures.getPublishedPicture(
        { db, now: now() },
        c.req.valid("param").id,
      );
      return publishedJson(c, toJson(picture));
    });
}
