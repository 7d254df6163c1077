import { addDays, type Day, dayAt, daySchema } from "@iotd/core/day";
import { DomainError } from "@iotd/core/errors";
import { pageRequestSchema } from "@iotd/core/paging";
import * as pictures from "@iotd/core/picture";
import { archivePage, dayPage, homePage, renderPage } from "@iotd/web/pages";
import { Hono } from "hono";

import * as z from "zod/mini";
import type { AppDeps, AppEnv } from "../http/environment.ts";
import { publishedPage } from "../http/published.ts";
import { valid } from "../http/validate.ts";

/** What people look at. */
export function publicPages({ db, now, site }: AppDeps) {
  // Pages name their own pictures without an origin: the site may be reached by several.
  const toJson = (picture: pictures.PublishedPicture) => pictures.toPictureJson(picture, "");
  const findOfDay = (day: Day) =>
    pictures.findPictureOfDay({ db, now: now(), siteTimeZone: site.timeZone }, day);

  const dayOf = (picture: pictures.PublishedPicture) =>
    dayAt(picture.publishedAt ?? picture.createdAt, site.timeZone);

  async function previousOf(day: Day): Promise<Day | null> {
    const previousDay = addDays(day, -1);
    return (await findOfDay(previousDay)) ? previousDay : null;
  }

  function nextOf(day: Day): Day | null {
    const nextDay = addDays(day, 1);
    return nextDay <= dayAt(now(), site.timeZone) ? nextDay : null;
  }

  async function today(picture: pictures.PublishedPicture) {
    const day = dayOf(picture);
    return { picture: toJson(picture), day, previousDay: await previousOf(day) };
  }

  return new Hono<AppEnv>()
    .get("/", async (c) => {
      const picture = await pictures.findPictureAt({ db }, now());
      return publishedPage(
        c,
        renderPage(homePage({ site, today: picture ? await today(picture) : null })),
      );
    })
    .get("/days/:day", valid("param", z.object({ day: daySchema })), async (c) => {
      const { day } = c.req.valid("param");
      const [picture, previousDay] = await Promise.all([findOfDay(day), previousOf(day)]);
      if (!picture) throw new DomainError("not-found", "There is no picture for that day.");
      const page = { site, day, picture: toJson(picture), previousDay, nextDay: nextOf(day) };
      return publishedPage(c, renderPage(dayPage(page)));
    })
    .get("/pictures/:id", valid("param", z.object({ id: pictures.pictureIdSchema })), async (c) => {
      const ctx = { db, now: now() };
      const picture = await pictures.getPublishedPicture(ctx, c.req.valid("param").id);
      const day = dayOf(picture);
      const beside = { previousDay: await previousOf(day), nextDay: nextOf(day) };
      return publishedPage(
        c,
        renderPage(dayPage({ site, day, picture: toJson(picture), ...beside })),
      );
    })
    .get("/archive", valid("query", pageRequestSchema), async (c) => {
      const page = await pictures.listPublishedPictures({ db, now: now() }, c.req.valid("query"));
      return publishedPage(
        c,
        renderPage(
          archivePage({ site, pictures: page.items.map(toJson), nextCursor: page.nextCursor }),
        ),
      );
    });
}
