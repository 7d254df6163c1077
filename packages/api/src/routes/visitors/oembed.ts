import { DomainError } from "@iotd/core/errors";
import * as pictures from "@iotd/core/picture";
import { oembedPhoto, oembedXml } from "@iotd/web/documents";
import { Hono } from "hono";
import * as z from "zod/mini";
import type { Endpoint } from "../../http/endpoint.ts";
import type { AppDeps, AppEnv } from "../../http/environment.ts";
import { HttpError } from "../../http/http-error.ts";
import { publishedJson, publishedText } from "../../http/published.ts";
import { routeOf } from "../../http/route-of.ts";
import { siteContext } from "../../http/site-context.ts";
import { findOEmbedTarget, type OEmbedTarget } from "./oembed-target.ts";

const pixelsFault = "must be a whole number of pixels, at least 1";
const pixels = z.optional(
  z.coerce.number(pixelsFault).check(z.int(pixelsFault), z.minimum(1, pixelsFault)),
);

/** oEmbed 1.0. Consumers may send their own parameters, which are ignored (section 2.2). */
export const oembedEndpoint = {
  method: "get",
  path: "/oembed",
  query: z.object({
    url: z.string("must be the address of a page with a picture"),
    format: z._default(z.string(), "json"),
    maxwidth: pixels,
    maxheight: pixels,
  }),
} as const satisfies Endpoint;

const notFound = "There is no picture at this address.";

/** oEmbed (https://oembed.com): describes the picture of a page for embedding. */
export function oembedRoutes(deps: AppDeps) {
  const { site } = deps;

  function findPicture(target: OEmbedTarget) {
    const ctx = siteContext(deps);
    if (target.page === "home") return pictures.findPictureAt(ctx, ctx.now);
    if (target.page === "day") return pictures.findPictureOfDay(ctx, target.day);
    return pictures.getPublishedPicture(ctx, target.id);
  }

  return new Hono<AppEnv>().on(...routeOf(oembedEndpoint), async (c) => {
    const { url, format, maxwidth, maxheight } = c.req.valid("query");
    if (format !== "json" && format !== "xml") {
      throw new HttpError("not-implemented", "This format is not supported. Use json or xml.");
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
