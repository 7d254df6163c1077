import { createBaseApp } from "./http/base-app.ts";
import type { AppDeps } from "./http/environment.ts";
import { crawlerRoutes } from "./routes/crawlers.ts";
import { feedRoutes } from "./routes/feeds.ts";
import { livenessRoutes } from "./routes/health.ts";
import { oembedRoutes } from "./routes/oembed.ts";
import { publicPages } from "./routes/public-pages.ts";
import { publicPictureRoutes } from "./routes/public-pictures.ts";

/** All that a visitor reaches: pages, feeds, JSON, liveness. Reads published pictures and writes nothing. */
export function createPublicApp(deps: AppDeps) {
  return createBaseApp(deps)
    .route("/health", livenessRoutes())
    .route("/api", publicPictureRoutes(deps))
    .route("/", feedRoutes(deps))
    .route("/", crawlerRoutes(deps))
    .route("/", oembedRoutes(deps))
    .route("/", publicPages(deps));
}

export type PublicApp = ReturnType<typeof createPublicApp>;
