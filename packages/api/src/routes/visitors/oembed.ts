import { DomainError } from "@iotd/core/errors";
import * as pictures from "@iotd/core/picture";
import { oembedPhoto, oembedXml } from "@iotd/web/documents";
import { Hono } from "hono";
import * as z from "zod/mini";
import type { AppDeps, AppEnv } from "../../http/environment.ts";
import { HttpError } from "../../http/http-error.ts";
import { publishedJson, publishedText } from "../../http/published.ts";
import { valid } from "../../http/validate.ts";
import { findOEmbedTarget, type OEmbedTarget } from "./oembed-target.ts";

const pixelsFault = "must be a whole number of pixels, at least 1";
const pixels = z.optional(
  z.coerce.number(pixelsFault).check(z.int(pixelsFault), z.minimum(1, pixelsFault)),
);

/** Not strict: the protocol lets consumers send arguments of their own (oEmbed 1.0, 2.2). */
const oembedQuery = z.object({
  url: z.string("must be the address of a page with a picture"),
  format: z._default(z.string(), "json"),
  maxwidth: pixels,
  maxheight: pixels,
});

const notFound = "There is no picture at that address.";

/** oEmbed (https://oembed.com): what to show of a page for whoever was given its address. */
export function oembedRoutes({ db, now, site }: AppDeps) {
  function findPicture(target: OEmbedTarget) {
    const ctx = { db, now: now(), siteTimeZone: site.timeZone };
    if (target.page === "home") return pictures.findPictureAt(ctx, ctx.now);
    if (target.page === "day") return pictures.findPictureOfDay(ctx, target.day);
    return pictures.getPublishedPicture(ctx, target.id);
  }

  return new Hono<AppEnv>().get("/oembed", valid("query", oembedQuery), async (c) => {
    const { url, format, maxwidth, maxheight } = c.req.valid("query");
    if (format !== "json" && format !== "xml") {
      throw new HttpError("not-implemented", "Ask for the format json or xml.");
    }
    const target = findOEmbedTarget(site, url);
    const picture = target && (await findPicture(target));
    const photo =
      picture &&
      oembedPhoto(site, pictures.toPictureJson(picture, site.url), {
        ...(maxwidth !== undefined && { maxWidth: maxwidth }),
        ...(maxheight !== undefined && { maxHeight: maxheight }),
      });
    if (!photo) throw new DomainError("not-found", notFound);
    return format === "json"
      ? publishedJson(c, photo)
      : publishedText(c, oembedXml(photo), "text/xml; charset=utf-8");
  });
}
