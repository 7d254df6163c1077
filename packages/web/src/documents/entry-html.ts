import type { PictureJson } from "@iotd/core/picture";
import { html } from "hono/html";
import { findPreview } from "../find-jpeg.ts";
import type { Site } from "../pages/shared/site.ts";
import { absoluteUrl, permanentAddress } from "../permanent-address.ts";

/** A picture as HTML for feed readers, with absolute URLs and without styles. */
export function entryHtml(site: Site, picture: PictureJson): string {
  const preview = findPreview(picture);
  const image =
    preview &&
    html`<p><a href="${permanentAddress(site, picture)}"><img src="${absoluteUrl(site, preview.url)}" width="${preview.width}" height="${preview.height}" alt="${picture.alt ?? picture.name}"></a></p>`;
  const credit = picture.credit && html`<p><small>Credit: ${picture.credit}</small></p>`;
  return html`${image}<p>${picture.tagline}</p>${credit}`.toString();
}
