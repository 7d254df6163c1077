import { addDays, type Day, dayAt, daySchema } from "@iotd/core/day";
import * as pictures from "@iotd/core/picture";
import { dayPage, homePage, missingDayPage, renderPage } from "@iotd/web/pages";
import { Hono } from "hono";
import * as z from "zod/mini";
import type { AppDeps, AppEnv } from "../../http/environment.ts";
import { problems } from "../../http/problem.ts";
import { publishedPage } from "../../http/published.ts";
import { siteContext } from "../../http/site-context.ts";
import { validAddress } from "../../http/validate.ts";
import { archivePages } from "./archive-pages.ts";

/** The home page and the pages of days and pictures. */
export function publicPages(deps: AppDeps) {
  const { db, now, site } = deps;
  // The paths of files have no origin, because the site may have several.
  const toJson = (picture: pictures.PublishedPicture) => pictures.toPictureJson(picture, "");
  const findOfDay = (day: Day) => pictures.findPictureOfDay(siteContext(deps), day);

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

  /** The day with a picture that is nearest to `day`, which has none: the first one, or today. */
  async function nearestTo(day: Day, today: Day) {
    const ctx = siteContext(deps);
    const isToCome = day > today;
    const picture = isToCome
      ? await pictures.findPictureAt(ctx, ctx.now)
      : await pictures.findFirstPicture(ctx);
    return picture ? { picture: toJson(picture), day: isToCome ? today : dayOf(picture) } : null;
  }

  return new Hono<AppEnv>()
    .route("/archive", archivePages(deps))
    .get("/", async (c) => {
      const picture = await pictures.findPictureAt({ db }, now());
      return publishedPage(
        c,
        renderPage(homePage({ site, today: picture ? await today(picture) : null })),
      );
    })
    .get("/days/:day", validAddress(z.object({ day: daySchema })), async (c) => {
      const { day } = c.req.valid("param");
      const [picture, previousDay] = await Promise.all([findOfDay(day), previousOf(day)]);
      if (!picture) {
        const today = dayAt(now(), site.timeZone);
        const nearest = await nearestTo(day, today);
        return c.html(
          renderPage(missingDayPage({ site, day, today, nearest })),
          problems["not-found"].status,
        );
      }
      const path = `/days/${day}`;
      const page = { site, path, day, picture: toJson(picture), previousDay, nextDay: nextOf(day) };
      return publishedPage(c, renderPage(dayPage(page)));
    })
    .get("/pictures/:id", validAddress(z.object({ id: pictures.pictureIdSchema })), async (c) => {
      const ctx = siteContext(deps);
      const picture = await pictures.getPublishedPicture(ctx, c.req.valid("param").id);
      const day = dayOf(picture);
      const neighbours = { previousDay: await previousOf(day), nextDay: nextOf(day) };
      return publishedPage(
        c,
        renderPage(
          dayPage({
            site,
            path: `/pictures/${picture.id}`,
            day,
            picture: toJson(picture),
            ...neighbours,
          }),
        ),
      );
    });
}
