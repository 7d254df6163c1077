import type { SiteContext } from "@iotd/core/context";
import type { AppDeps } from "./environment.ts";

/** The context of domain functions for one request, with one instant as `now`. */
export const siteContext = ({
  db,
  now,
  site,
}: Pick<AppDeps, "db" | "now" | "site">): SiteContext => ({
  db,
  now: now(),
  siteTimeZone: site.timeZone,
});
