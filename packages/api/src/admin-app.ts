import type { UploadSigner } from "@iotd/core/storage";
import { csrf } from "hono/csrf";
import { adminEndpoints } from "./admin-endpoints.ts";
import type { Auth } from "./auth/auth.ts";
import { authRoutes } from "./auth/auth-routes.ts";
import type { ClientAddress } from "./auth/client-address.ts";
import { requireEditor } from "./auth/require-editor.ts";
import { createBaseApp } from "./http/base-app.ts";
import type { AppDeps } from "./http/environment.ts";
import { accountPages } from "./routes/account/account-pages.ts";
import { accountPasskeyRoutes } from "./routes/account/passkeys-json.ts";
import { secondFactorPages } from "./routes/account/second-factor-pages.ts";
import { signInPages } from "./routes/account/sign-in-pages.ts";
import { adminAuditRoutes } from "./routes/desk/audit-json.ts";
import { adminPages } from "./routes/desk/desk-pages.ts";
import { adminPictureRoutes } from "./routes/desk/pictures-json.ts";
import { previewPages } from "./routes/desk/preview-pages.ts";
import { type HealthCheck, readinessRoutes } from "./routes/monitors/health-json.ts";
import { accessLinkPages } from "./routes/people/access-link-pages.ts";
import { peoplePages } from "./routes/people/people-pages.ts";

/** What the admin app needs besides what every app needs. */
export type AdminDeps = AppDeps & {
  readonly auth: Auth;
  readonly signUpload: UploadSigner;
  /** The origin of presigned URLs: the only foreign origin that pages may connect to. */
  readonly uploadsOrigin: string;
  readonly clientAddress: ClientAddress;
  readonly checks: Readonly<Record<string, HealthCheck>>;
};

/** The app for editors: pages and JSON that require a session, sign-in, and the service's readiness. */
export function createAdminApp(deps: AdminDeps) {
  const { auth, site } = deps;
  const app = createBaseApp(deps, adminEndpoints);
  app.use("/admin/*", csrf({ origin: [site.url, ...site.aliases] }));
  app.use("/api/*", csrf({ origin: [site.url, ...site.aliases] }));
  app.route("/", readinessRoutes(deps.checks));
  app.route("/", authRoutes(deps));
  app.route("/admin", signInPages(deps));
  app.route("/", accessLinkPages(deps));

  app.use("/api/admin/*", requireEditor(auth));
  app.use(
    "/admin/*",
    requireEditor(auth, (c) => c.redirect(signInPath(c.req.path), 303)),
  );
  return app
    .route("/", adminPictureRoutes(deps))
    .route("/", accountPasskeyRoutes(deps))
    .route("/admin/account/second-factor", secondFactorPages(deps))
    .route("/admin/account", accountPages(deps))
    .route("/admin/people", peoplePages(deps))
    .route("/", adminAuditRoutes(deps))
    .route("/admin", previewPages(deps))
    .route("/admin", adminPages(deps));
}

const signInPath = (next: string) => `/admin/sign-in?next=${encodeURIComponent(next)}`;

/** The type of the admin app, for typed clients. */
export type AdminApp = ReturnType<typeof createAdminApp>;
