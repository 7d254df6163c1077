import { pageLimit, pageRequestSchema } from "@iotd/core/paging";
import * as pictures from "@iotd/core/picture";
import { atomFeed, jsonFeed } from "@iotd/web/documents";
import { Hono } from "hono";
import * as z from "zod/mini";
import type { Endpoint } from "../../http/endpoint.ts";
import type { AppDeps, AppEnv } from "../../http/environment.ts";
import { publishedText } from "../../http/published.ts";
import { routeOf } from "../../http/route-of.ts";
import { siteContext } from "../../http/site-context.ts";

/** Clients cannot choose the length of a page. */
const page = {
  method: "get",
  query: z.object({ cursor: pageRequestSchema.shape.cursor }),
} as const;

/** The Atom feed (RFC 4287). */
export const atomFeedEndpoint = { ...page, path: "/feed.xml" } as const satisfies Endpoint;

/** The JSON Feed (version 1.1). */
export const jsonFeedEndpoint = { ...page, path: "/feed.json" } as const satisfies Endpoint;

/** The feeds: the latest pictures, with links to pages of earlier ones. */
export function feedRoutes(deps: AppDeps) {
  const { site } = deps;

  async function read(cursor: string | undefined) {
    const page = await pictures.listPublishedPictures(siteContext(deps), {
      limit: pageLimit.default,
      cursor,
    });
    return {
      site,
      pictures: page.items.map((picture) => pictures.toPictureJson(picture, site.url)),
      cursor,
      nextCursor: page.nextCursor,
    };
  }

  return new Hono<AppEnv>()
    .on(...routeOf(atomFeedEndpoint), async (c) => {
      const feed = atomFeed(await read(c.req.valid("query").cursor));
      return publishedText(c, feed, "application/atom+xml; charset=utf-8");
    })
    .on(...routeOf(jsonFeedEndpoint), async (c) => {
      const feed = JSON.stringify(jsonFeed(await read(c.req.valid("query").cursor)));
      return publishedText(c, feed, "application/feed+json; charset=utf-8");
    });
}
