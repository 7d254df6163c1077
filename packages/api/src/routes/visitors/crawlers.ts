import { DomainError } from "@iotd/core/errors";
import * as pictures from "@iotd/core/picture";
import { pageUrl, pictureUrl, robotsText, sitemap, sitemapIndex } from "@iotd/web/documents";
import { Hono } from "hono";
import type { Endpoint } from "../../http/endpoint.ts";
import type { AppDeps, AppEnv } from "../../http/environment.ts";
import { publishedText } from "../../http/published.ts";
import { routeOf } from "../../http/route-of.ts";
import { siteContext } from "../../http/site-context.ts";
import { adminPaths } from "../../routing.ts";

/** The files for crawlers; `year` is the sitemap of one year. */
export const crawlerEndpoints = {
  robots: { method: "get", path: "/robots.txt" },
  index: { method: "get", path: "/sitemap.xml" },
  pages: { method: "get", path: "/sitemap-pages.xml" },
  year: { method: "get", path: "/:file{sitemap-[1-9][0-9]{3}\\.xml}" },
} as const satisfies Record<string, Endpoint>;

const xml = "application/xml; charset=utf-8";

/**
 * The files for search engines. There is a sitemap for each year: only the current one changes, and an answer
 * of Lambda (6 MB) has room for 15,000 pictures. They are in the root folder, because a sitemap can only list
 * addresses below its own folder.
 */
export function crawlerRoutes(deps: AppDeps) {
  const { db, now, site } = deps;
  const toJson = (picture: pictures.PublishedPicture) => pictures.toPictureJson(picture, site.url);

  return new Hono<AppEnv>()
    .on(...routeOf(crawlerEndpoints.robots), (c) =>
      publishedText(c, robotsText(site, adminPaths), "text/plain; charset=utf-8"),
    )
    .on(...routeOf(crawlerEndpoints.index), async (c) => {
      const years = await pictures.listPublishedYears(siteContext(deps));
      const parts = years.map(({ year, changedAt }) => ({
        path: `/sitemap-${year}.xml`,
        changedAt: changedAt.toISOString(),
      }));
      const pages = { path: "/sitemap-pages.xml", changedAt: parts[0]?.changedAt };
      return publishedText(c, sitemapIndex(site, [pages, ...parts]), xml);
    })
    .on(...routeOf(crawlerEndpoints.pages), async (c) => {
      const newest = await pictures.findPictureAt({ db }, now());
      const paths = ["/", "/archive"];
      const urls = paths.map((path) => pageUrl(site, path, newest && toJson(newest)));
      return publishedText(c, sitemap(urls), xml);
    })
    .on(...routeOf(crawlerEndpoints.year), async (c) => {
      const year = Number(/\d{4}/.exec(c.req.param("file"))?.[0]);
      const urls = [];
      for await (const step of pictures.readPublishedYear(siteContext(deps), year)) {
        urls.push(...step.map((picture) => pictureUrl(site, toJson(picture))));
      }
      if (urls.length === 0)
        throw new DomainError("not-found", "There are no pictures from this year.");
      return publishedText(c, sitemap(urls), xml);
    });
}
