import { createBaseApp } from "./http/base-app.ts";
import type { AppDeps } from "./http/environment.ts";
import { allowEveryOrigin } from "./http/public-cors.ts";
import type { ReadApiDocument } from "./http/read-api-document.ts";
import { publicApi } from "./public-api.ts";
import { apodRoutes } from "./routes/apod/apod-routes.ts";
import { crawlerRoutes } from "./routes/crawlers.ts";
import { feedRoutes } from "./routes/feeds.ts";
import { livenessRoutes } from "./routes/health.ts";
import { oembedRoutes } from "./routes/oembed.ts";
import { publicPages } from "./routes/public-pages.ts";
import { referenceRoutes } from "./routes/reference.ts";
import { wallpaperRoutes } from "./routes/wallpaper.ts";

export type PublicDeps = AppDeps & { readonly readApiDocument: ReadApiDocument };

/** All that a visitor reaches: pages, feeds, JSON, liveness. Reads published pictures and writes nothing. */
export function createPublicApp(deps: PublicDeps) {
  return createBaseApp(deps)
    .use("/api/*", allowEveryOrigin)
    .use("/planetary/*", allowEveryOrigin)
    .use("/feed.xml", allowEveryOrigin)
    .use("/feed.json", allowEveryOrigin)
    .use("/oembed", allowEveryOrigin)
    .route("/health", livenessRoutes())
    .route("/", publicApi(deps))
    .route("/", apodRoutes(deps))
    .route("/", wallpaperRoutes(deps))
    .route("/", feedRoutes(deps))
    .route("/", crawlerRoutes(deps))
    .route("/", oembedRoutes(deps))
    .route("/", referenceRoutes(deps))
    .route("/", publicPages(deps));
}

export type PublicApp = ReturnType<typeof createPublicApp>;
