import type { DocumentedEndpoint, Endpoint } from "./http/endpoint.ts";
import { livenessEndpoint } from "./routes/monitors/health-endpoints.ts";
import { openApiEndpoint, referenceEndpoint } from "./routes/reference/reference-endpoints.ts";
import { apodEndpoint, apodSlashEndpoint } from "./routes/visitors/apod/apod-endpoint.ts";
import { crawlerEndpoints } from "./routes/visitors/crawlers.ts";
import { atomFeedEndpoint, jsonFeedEndpoint } from "./routes/visitors/feeds.ts";
import { oembedEndpoint } from "./routes/visitors/oembed.ts";
import {
  dayEndpoint,
  pictureEndpoint,
  picturesEndpoint,
  todayEndpoint,
} from "./routes/visitors/picture-endpoints.ts";
import { wallpaperEndpoint } from "./routes/visitors/wallpaper.ts";

/** Endpoints of the public app that the OpenAPI document describes, in its order. */
export const documentedPublicEndpoints: readonly DocumentedEndpoint[] = [
  todayEndpoint,
  dayEndpoint,
  picturesEndpoint,
  pictureEndpoint,
  apodEndpoint,
  wallpaperEndpoint,
  openApiEndpoint,
  referenceEndpoint,
  livenessEndpoint,
];

/** All endpoints of the public app. */
export const publicEndpoints: readonly Endpoint[] = [
  ...documentedPublicEndpoints,
  apodSlashEndpoint,
  oembedEndpoint,
  atomFeedEndpoint,
  jsonFeedEndpoint,
  ...Object.values(crawlerEndpoints),
];
