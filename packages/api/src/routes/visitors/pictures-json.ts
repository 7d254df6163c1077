import { DomainError } from "@iotd/core/errors";
import * as pictures from "@iotd/core/picture";
import { Hono } from "hono";
import type { AppDeps, AppEnv } from "../../http/environment.ts";
import { publishedJson } from "../../http/published.ts";
import { routeOf } from "../../http/route-of.ts";
import { siteContext } from "../../http/site-context.ts";
import {
  dayEndpoint,
  pictureEndpoint,
  picturesEndpoint,
  todayEndpoint,
} from "./picture-endpoints.ts";

/** Published pictures as JSON: today's, that of a day, all, and one by id. */
export function publicPictureRoutes(deps: AppDeps) {
  const { db, now, site } = deps;
  const toJson = (picture: pictures.PublishedPicture) => pictures.toPictureJson(picture, site.url);

  return new Hono<AppEnv>()
    .on(...routeOf(todayEndpoint), async (c) => {
      const picture = await pictures.findPictureAt({ db }, now());
      if (!picture) throw new DomainError("not-found", "No picture has been published yet.");
      return publishedJson(c, toJson(picture));
    })
    .on(...routeOf(dayEndpoint), async (c) => {
      const { day } = c.req.valid("param");
      const picture = await pictures.findPictureOfDay(siteContext(deps), day);
      if (!picture) throw new DomainError("not-found", "There is no picture for this day.");
      return publishedJson(c, toJson(picture));
    })
    .on(...routeOf(picturesEndpoint), async (c) => {
      const page = await pictures.listPublishedPictures(siteContext(deps), c.req.valid("query"));
      return publishedJson(c, { items: page.items.map(toJson), nextCursor: page.nextCursor });
    })
    .on(...routeOf(pictureEndpoint), async (c) => {
      const picture = await pictures.getPublishedPicture(
        siteContext(deps),
        c.req.valid("param").id,
      );
      return publishedJson(c, toJson(picture));
    });
}
