import { referencePage, renderPage } from "@iotd/web/pages";
import { Hono } from "hono";
import type { AppDeps, AppEnv } from "../../http/environment.ts";
import { publishedJson, publishedPage } from "../../http/published.ts";
import type { ReadApiDocument } from "../../http/read-api-document.ts";
import { routeOf } from "../../http/route-of.ts";
import { openApiEndpoint, referenceEndpoint } from "./reference-endpoints.ts";

/** The OpenAPI document as JSON and as a page. */
export function referenceRoutes({
  site,
  readApiDocument,
}: AppDeps & { readonly readApiDocument: ReadApiDocument }) {
  return new Hono<AppEnv>()
    .on(...routeOf(openApiEndpoint), async (c) => publishedJson(c, await readApiDocument()))
    .on(...routeOf(referenceEndpoint), async (c) => {
      const page = referencePage({ site, origin: site.url, document: await readApiDocument() });
      return publishedPage(c, renderPage(page));
    });
}
