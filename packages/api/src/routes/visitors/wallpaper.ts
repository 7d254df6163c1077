import { daySchema } from "@iotd/core/day";
import { DomainError } from "@iotd/core/errors";
import * as pictures from "@iotd/core/picture";
import { Hono } from "hono";
import * as z from "zod/mini";
import { cacheControl } from "../../http/cache-control.ts";
import type { DocumentedEndpoint } from "../../http/endpoint.ts";
import type { AppDeps, AppEnv } from "../../http/environment.ts";
import { routeOf } from "../../http/route-of.ts";
import { siteContext } from "../../http/site-context.ts";

/** In pixels; no screen is larger. */
const maxSide = 20_000;
const sideFault = `must be a whole number of pixels from 1 to ${maxSide}`;
const side = (what: string) =>
  z.optional(
    z.coerce
      .number(sideFault)
      .check(
        z.int(sideFault),
        z.minimum(1, sideFault),
        z.maximum(maxSide, sideFault),
        z.describe(what),
      ),
  );

/** A picture that fills a screen. */
export const wallpaperEndpoint = {
  method: "get",
  path: "/wallpaper",
  operationId: "getWallpaper",
  tag: "For other programs",
  summary: "Today’s picture as a file that fills a screen",
  description:
    "Redirects to the smallest file that, cropped, fills the screen without enlarging, or else to the largest file. Choose the format with `format`: the `Accept` header is ignored, because caches store one answer for each address.",
  query: z.object({
    width: side("Of the screen, in physical pixels."),
    height: side("Of the screen, in physical pixels."),
    format: z._default(
      z.enum(pictures.variantFormats, `must be one of ${pictures.variantFormats.join(", ")}`),
      "jpeg",
    ),
    date: z.optional(daySchema.check(z.describe("The day of the picture. The default is today."))),
  }),
  answers: {
    302: { description: "Where the file is", headers: { location: "The file’s address." } },
  },
  problems: ["not-found", "invalid-input"],
} as const satisfies DocumentedEndpoint;

/** The picture of today or of another day, for programs that set a wallpaper. */
export function wallpaperRoutes(deps: AppDeps) {
  return new Hono<AppEnv>().on(...routeOf(wallpaperEndpoint), async (c) => {
    const { width, height, format, date } = c.req.valid("query");
    const ctx = siteContext(deps);
    const picture = date
      ? await pictures.findPictureOfDay(ctx, date)
      : await pictures.findPictureAt(ctx, ctx.now);
    const variant = picture && pictures.chooseVariant(picture.variants, format, { width, height });
    if (!variant) throw new DomainError("not-found", "There is no picture to show yet.");
    c.header("cache-control", cacheControl.published);
    return c.redirect(`/${variant.key}`, 302);
  });
}
