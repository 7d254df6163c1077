import { signInEndpoints } from "../auth/sign-in-endpoints.ts";
import type { Endpoint } from "../http/endpoint.ts";
import { auditEndpoint } from "../routes/admin-audit-endpoint.ts";
import { adminPictureEndpoints } from "../routes/admin-picture-endpoints.ts";
import { apodEndpoint } from "../routes/apod/apod-endpoint.ts";
import { livenessEndpoint, readinessEndpoint } from "../routes/health-endpoints.ts";
import {
  dayEndpoint,
  pictureEndpoint,
  picturesEndpoint,
  todayEndpoint,
} from "../routes/picture-endpoints.ts";
import { openApiEndpoint, referenceEndpoint } from "../routes/reference-endpoints.ts";
import { wallpaperEndpoint } from "../routes/wallpaper.ts";

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
