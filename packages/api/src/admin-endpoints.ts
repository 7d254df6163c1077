import { passkeyEndpoints, signInEndpoints } from "./auth/sign-in-endpoints.ts";
import type { DocumentedEndpoint, Endpoint } from "./http/endpoint.ts";
import { addPasskeyEndpoint, passkeyOptionsEndpoint } from "./routes/account/passkeys-json.ts";
import { auditEndpoint } from "./routes/desk/audit-endpoint.ts";
import { adminPictureEndpoints } from "./routes/desk/picture-endpoints.ts";
import { readinessEndpoint } from "./routes/monitors/health-endpoints.ts";

/** Endpoints of the admin app that the OpenAPI document describes, in its order. */
export const documentedAdminEndpoints: readonly DocumentedEndpoint[] = [
  readinessEndpoint,
  ...Object.values(signInEndpoints),
  ...Object.values(adminPictureEndpoints),
  auditEndpoint,
];

/** All endpoints of the admin app. */
export const adminEndpoints: readonly Endpoint[] = [
  ...documentedAdminEndpoints,
  ...passkeyEndpoints,
  addPasskeyEndpoint,
  passkeyOptionsEndpoint,
];
