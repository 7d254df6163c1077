import type { PictureJson } from "@iotd/core/picture";
import { html, raw } from "hono/html";
import { findJpeg, findPreview, findSmallestJpeg, type SizeLimits } from "../find-jpeg.ts";
import { type Site, siteName } from "../pages/shared/site.ts";
import { absoluteUrl } from "../permanent-address.ts";
import { xmlDocument } from "./xml-document.ts";

/** How long consumers may keep an answer: an hour, for an editor may correct a name. */
const cacheSeconds = 3_600;

type OEmbedPhoto = Readonly<Record<string, string | number>>;

/**
 * A picture as oEmbed's type "photo" (https://oembed.com, 2.3.4), within the limits. Undefined as
 * long as nothing was made of it.
 */
export function oembedPhoto(
  site: Site,
  picture: PictureJson,
  limits: SizeLimits,
): OEmbedPhoto | undefined {
  const smallest = findSmallestJpeg(picture);
  const shown = findPreview(picture, limits);
  if (!shown || !smallest) return undefined;
  // Answers must obey the limits (2.2); thumbnails too, which have no smaller size to fall back on.
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

/** The same as XML (oEmbed, 2.3.5). */
export const oembedXml = (photo: OEmbedPhoto): string =>
  xmlDocument(
    html`<oembed>${Object.entries(photo).map(([name, value]) => html`<${raw(name)}>${value}</${raw(name)}>`)}</oembed>\n`,
  );

/** The size at which to show an image so that it is within the limits, its shape kept. */
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
