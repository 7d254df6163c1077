import { isTimeZone } from "@iotd/core/day";
import * as z from "zod";
import type { Site } from "./http/environment.ts";

/** The environment variables that describe the site, for every Lambda entry of this package. */
export const siteSettingsSchema = z.object({
  SITE_URL: z.url().transform((url) => url.replace(/\/+$/, "")),
  SITE_TIME_ZONE: z
    .string()
    .refine(isTimeZone, "must be an IANA time zone such as Europe/Berlin")
    .default("UTC"),
  ASSETS_PATH: z.string().regex(/^\/assets\/\w+$/),
});

export const toSite = (settings: z.infer<typeof siteSettingsSchema>): Site => ({
  url: settings.SITE_URL,
  aliases: [],
  assetsPath: settings.ASSETS_PATH,
  timeZone: settings.SITE_TIME_ZONE,
});
