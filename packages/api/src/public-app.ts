import { createBaseApp } from "./http/base-app.ts";
import type { AppDeps } from "./http/environment.ts";
import { allowEveryOrigin } from "./http/public-cors.ts";
import type { ReadApiDocument } from "./http/read-api-document.ts";
import { publicApi } from "./public-api.ts";
import { publicEndpoints } from "./public-endpoints.ts";
import { livenessRoutes } from "./routes/monitors/health-json.ts";
import { referenceRoutes } from "./routes/reference/reference.ts";
import { apodRoutes } from "./routes/visitors/apod/apod-routes.ts";
import { crawlerRoutes } from "./routes/visitors/crawlers.ts";
import { atomFeedEndpoint, feedRoutes, jsonFeedEndpoint } from "./routes/visitors/feeds.ts";
import { oembedEndpoint, oembedRoutes } from "./routes/visitors/oembed.ts";
import { publicPages } from "./routes/visitors/picture-pages.ts";
import { wallpaperRoutes } from "./routes/visitors/wallpaper.ts";

/** What the public app needs. */
export type PublicDeps = AppDeps & { readonly readApiDocument: ReadApiDocument };

/** The app for visitors: pages, feeds, JSON, liveness. It reads published pictures and writes nothing. */
export function createPublicApp(deps: PublicDeps) {
  return createBaseApp(deps, publicEndpoints)
    .use("/api/*", allowEveryOrigin)
    .use("/planetary/*", allowEveryOrigin)
    .use(atomFeedEndpoint.path, allowEveryOrigin)
    .use(jsonFeedEndpoint.path, allowEveryOrigin)
    .use(oembedEndpoint.path, allowEveryOrigin)
    .route("/", livenessRoutes())
    .route("/", publicApi(deps))
    .route("/", apodRoutes(deps))
    .route("/", wallpaperRoutes(deps))
    .route("/", feedRoutes(deps))
    .route("/", crawlerRoutes(deps))
    .route("/", oembedRoutes(deps))
    .route("/", referenceRoutes(deps))
    .route("/", publicPages(deps));
}

/** The type of the public app. */
export type PublicApp = ReturnType<typeof createPublicApp>;
