import { isTimeZone } from "@iotd/core/day";
import { assetsPrefix } from "@iotd/core/storage";
import * as z from "zod/mini";
import type { Site } from "./http/environment.ts";
import { originSecret } from "./http/origin-secret.ts";

/** The environment variables of both Lambda functions: the addresses of the site, and the CDN's secret. */
export const siteSettingsSchema = z.object({
  SITE_URL: z.pipe(
    z.url("must be a URL such as https://iotd.example.com"),
    z.transform((url) => url.replace(/\/+$/, "")),
  ),
  SITE_TIME_ZONE: z._default(
    z.string().check(z.refine(isTimeZone, "must be an IANA time zone such as Europe/Berlin")),
    "UTC",
  ),
  ASSETS_PATH: z
    .string("must be set")
    .check(z.regex(new RegExp(`^/${assetsPrefix}\\w+$`), "must be a path such as /assets/3f2a9c")),
  ORIGIN_SECRET: z
    .string("must be set")
    .check(
      z.minLength(
        originSecret.minCharacters,
        `must have at least ${originSecret.minCharacters} characters`,
      ),
    ),
});

/** The site of these settings. */
export const toSite = (settings: z.infer<typeof siteSettingsSchema>): Site => ({
  url: settings.SITE_URL,
  aliases: [],
  assetsPath: settings.ASSETS_PATH,
  timeZone: settings.SITE_TIME_ZONE,
});
