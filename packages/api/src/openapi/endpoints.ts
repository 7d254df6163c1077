import { signInEndpoints } from "../auth/sign-in-endpoints.ts";
import type { Endpoint } from "../http/endpoint.ts";
import { auditEndpoint } from "../routes/desk/audit-endpoint.ts";
import { adminPictureEndpoints } from "../routes/desk/picture-endpoints.ts";
import { livenessEndpoint, readinessEndpoint } from "../routes/monitors/health-endpoints.ts";
import { openApiEndpoint, referenceEndpoint } from "../routes/reference/reference-endpoints.ts";
import { apodEndpoint } from "../routes/visitors/apod/apod-endpoint.ts";
import {
  dayEndpoint,
  pictureEndpoint,
  picturesEndpoint,
  todayEndpoint,
} from "../routes/visitors/picture-endpoints.ts";
import { wallpaperEndpoint } from "../routes/visitors/wallpaper.ts";

/** What the public app answers to programs. */
export const publicEndpoints: readonly Endpoint[] = [
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

/** What the admin app answers to programs. */
export const adminEndpoints: readonly Endpoint[] = [
  readinessEndpoint,
  ...signInEndpoints,
  ...adminPictureEndpoints,
  auditEndpoint,
];
