import { pageLimit, pageRequestSchema } from "@iotd/core/paging";
import * as pictures from "@iotd/core/picture";
import { atomFeed, jsonFeed } from "@iotd/web/documents";
import { Hono } from "hono";
import * as z from "zod/mini";
import type { AppDeps, AppEnv } from "../../http/environment.ts";
import { publishedText } from "../../http/published.ts";
import { valid } from "../../http/validate.ts";

/** How long a page is, the feed decides. */
const feedQuery = z.pick(pageRequestSchema, { cursor: true });

/** What feed readers subscribe to: the latest pictures, and page by page all before them. */
export function feedRoutes({ db, now, site }: AppDeps) {
  async function read(cursor: string | undefined) {
    const page = await pictures.listPublishedPictures(
      { db, now: now() },
      { limit: pageLimit.default, cursor },
    );
    return {
      site,
      pictures: page.items.map((picture) => pictures.toPictureJson(picture, site.url)),
      cursor,
      nextCursor: page.nextCursor,
    };
  }

  return new Hono<AppEnv>()
    .get("/feed.xml", valid("query", feedQuery), async (c) => {
      const feed = atomFeed(await read(c.req.valid("query").cursor));
      return publishedText(c, feed, "application/atom+xml; charset=utf-8");
    })
    .get("/feed.json", valid("query", feedQuery), async (c) => {
      const feed = JSON.stringify(jsonFeed(await read(c.req.valid("query").cursor)));
      return publishedText(c, feed, "application/feed+json; charset=utf-8");
    });
}
