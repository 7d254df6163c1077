import type { Site } from "../pages/shared/site.ts";
import { absoluteUrl } from "../permanent-address.ts";

/** robots.txt (RFC 9309): allows all paths except those that begin with one of `closedPaths`. */
export const robotsText = (site: Site, closedPaths: readonly string[]): string =>
  [
    "User-agent: *",
    ...closedPaths.map((path) => `Disallow: ${path}`),
    "",
    `Sitemap: ${absoluteUrl(site, "/sitemap.xml")}`,
    "",
  ].join("\n");
