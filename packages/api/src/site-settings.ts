import { isTimeZone } from "@iotd/core/day";
import { assetsPrefix } from "@iotd/core/storage";
import * as z from "zod/mini";
import { countFailures } from "./http/count-failures.ts";
import type { Site } from "./http/environment.ts";
import { originSecret } from "./http/origin-secret.ts";

/** The environment variables of both Lambda functions: the addresses of the site, the CDN's secret, and what Lambda sets. */
export const siteSettingsSchema = z.object({
  SITE_URL: z.pipe(
    z.url("must be a URL such as https://iotd.example.com"),
    z.transform((url) => url.replace(/\/+$/, "")),
  ),
  AWS_LAMBDA_FUNCTION_NAME: z._default(z.string(), "local"),
  AWS_LAMBDA_FUNCTION_VERSION: z._default(z.string(), "$LATEST"),
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

/** Counts the failures of the function. */
export const toFailureCounter = (settings: z.infer<typeof siteSettingsSchema>) =>
  countFailures({
    functionName: settings.AWS_LAMBDA_FUNCTION_NAME,
    version: settings.AWS_LAMBDA_FUNCTION_VERSION,
  });

/** The site of these settings. */
export const toSite = (settings: z.infer<typeof siteSettingsSchema>): Site => ({
  url: settings.SITE_URL,
  aliases: [],
  assetsPath: settings.ASSETS_PATH,
  timeZone: settings.SITE_TIME_ZONE,
});
