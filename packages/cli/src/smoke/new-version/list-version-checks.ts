import { isAdminPath } from "@iotd/api/routing";
import type { Check } from "../check.ts";
import { checkApiDocument } from "../checks/api-document.ts";
import { checkLive, checkReady } from "../checks/health.ts";
import { checkHomePage } from "../checks/home-page.ts";
import { checkSecurityHeaders, protectedPaths } from "../checks/security-headers.ts";
import { checkToday } from "../checks/today.ts";

/** The two apps. Each is a Lambda function. */
export const checkedApps = ["public", "admin"] as const;
/** One of the two apps. */
export type CheckedApp = (typeof checkedApps)[number];

/** Longer than for a site: a new version has to start first. */
const limitSeconds = 20;

/** The checks of the smoke test that concern the paths of this app. */
export function listVersionChecks(app: CheckedApp): readonly Check[] {
  const paths = protectedPaths.filter((path) => isAdminPath(path) === (app === "admin"));
  const securityHeaders: Check = {
    name: "security headers",
    limitSeconds,
    run: (site) => checkSecurityHeaders(site, paths),
  };
  return app === "admin"
    ? [{ name: "health ready", limitSeconds, run: checkReady }, securityHeaders]
    : [
        { name: "health live", limitSeconds, run: checkLive },
        { name: "home page", limitSeconds, run: checkHomePage },
        { name: "today", limitSeconds, run: checkToday },
        { name: "API document", limitSeconds, run: checkApiDocument },
        securityHeaders,
      ];
}
