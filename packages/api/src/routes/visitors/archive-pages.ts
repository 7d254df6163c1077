import { addDays, dayAt } from "@iotd/core/day";
import { DomainError } from "@iotd/core/errors";
import {
  firstDayOf,
  lastDayOf,
  monthOf,
  monthSchema,
  nextMonth,
  previousMonth,
} from "@iotd/core/month";
import { pageLimit } from "@iotd/core/paging";
import * as pictures from "@iotd/core/picture";
import { archivePage, monthPage, renderPage } from "@iotd/web/pages";
import { Hono } from "hono";
import * as z from "zod/mini";
import type { AppDeps, AppEnv } from "../../http/environment.ts";
import { publishedPage } from "../../http/published.ts";
import { siteContext } from "../../http/site-context.ts";
import { valid, validAddress } from "../../http/validate.ts";

/** The archive: all pictures, search results, and the calendar of a month. */
export function archivePages(deps: Pick<AppDeps, "db" | "now" | "site">) {
  const { site } = deps;
  const toJson = (picture: pictures.PublishedPicture) => pictures.toPictureJson(picture, "");

  return new Hono<AppEnv>()
    .get("/", valid("query", pictures.publishedListRequestSchema), async (c) => {
      const { cursor, limit, q } = c.req.valid("query");
      const ctx = siteContext(deps);
      const page = await pictures.listPublishedPictures(ctx, { cursor, limit, q });
      return publishedPage(
        c,
        renderPage(
          archivePage({
            site,
            today: dayAt(ctx.now, site.timeZone),
            request: {
              ...(q && { q }),
              ...(limit !== pageLimit.default && { limit: String(limit) }),
            },
            hasNewer: cursor !== undefined,
            pictures: page.items.map(toJson),
            nextCursor: page.nextCursor,
          }),
        ),
      );
    })
    .get("/:month", validAddress(z.object({ month: monthSchema })), async (c) => {
      const { month } = c.req.valid("param");
      const ctx = siteContext(deps);
      const today = dayAt(ctx.now, site.timeZone);
      const days = await pictures.listPicturesOfDays(
        ctx,
        // The day before shows whether the previous month has pictures.
        { firstDay: addDays(firstDayOf(month), -1), lastDay: lastDayOf(month), limit: 32 },
      );
      const shown = new Map(days.map(({ day, picture }) => [day, toJson(picture)]));
      const hasPictures = [...shown.keys()].some((day) => monthOf(day) === month);
      if (!hasPictures && month !== monthOf(today)) {
        throw new DomainError(
          "not-found",
          month > today
            ? "This month is in the future."
            : "This month is before the first picture.",
        );
      }
      return publishedPage(
        c,
        renderPage(
          monthPage({
            site,
            month,
            today,
            pictures: shown,
            previousMonth: shown.has(addDays(firstDayOf(month), -1)) ? previousMonth(month) : null,
            nextMonth: nextMonth(month) <= monthOf(today) ? nextMonth(month) : null,
          }),
        ),
      );
    });
}
