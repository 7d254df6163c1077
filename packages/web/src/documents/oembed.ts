import type { PictureJson } from "@iotd/core/picture";
import { html, raw } from "hono/html";
import { findJpeg, findPreview, findSmallestJpeg, type SizeLimits } from "../find-jpeg.ts";
import { type Site, siteName } from "../pages/shared/site.ts";
import { absoluteUrl } from "../permanent-address.ts";
import { xmlDocument } from "./xml-document.ts";

/** How long consumers may cache a response: an hour, because an editor may correct a name. */
const cacheSeconds = 3_600;

type OEmbedPhoto = Readonly<Record<string, string | number>>;

/**
 * A picture as the oEmbed type "photo" (https://oembed.com, 2.3.4), within the limits. Undefined if the
 * picture has no variants yet.
 */
export function oembedPhoto(
  site: Site,
  picture: PictureJson,
  limits: SizeLimits,
): OEmbedPhoto | undefined {
  const smallest = findSmallestJpeg(picture);
  const shown = findPreview(picture, limits);
  if (!shown || !smallest) return undefined;
  // The limits apply to thumbnails too (2.2), and there is no smaller size to fall back on.
  const thumbnail = findJpeg({ variants: [smallest] }, limits);
  return {
    version: "1.0",
    type: "photo",
    title: picture.name,
    ...(picture.credit && { author_name: picture.credit }),
    provider_name: siteName,
    provider_url: absoluteUrl(site, "/"),
    cache_age: cacheSeconds,
    url: absoluteUrl(site, shown.url),
    ...fitWithin(shown, limits),
    ...(thumbnail && {
      thumbnail_url: absoluteUrl(site, thumbnail.url),
      thumbnail_width: thumbnail.width,
      thumbnail_height: thumbnail.height,
    }),
  };
}

/** The XML form of an oEmbed response (2.3.5). */
export const oembedXml = (photo: OEmbedPhoto): string =>
  xmlDocument(
    html`<oembed>${Object.entries(photo).map(([name, value]) => html`<${raw(name)}>${value}</${raw(name)}>`)}</oembed>\n`,
  );

/** The size of an image that is scaled down to the limits. */
function fitWithin(
  { width, height }: { readonly width: number; readonly height: number },
  { maxWidth = width, maxHeight = height }: SizeLimits,
) {
  const scale = Math.min(1, maxWidth / width, maxHeight / height);
  return {
    width: Math.max(1, Math.round(width * scale)),
    height: Math.max(1, Math.round(height * scale)),
  };
}
