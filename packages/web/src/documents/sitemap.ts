import type { PictureJson } from "@iotd/core/picture";
import { html } from "hono/html";
import { findPreview } from "../find-jpeg.ts";
import type { Site } from "../pages/shared/site.ts";
import { absoluteUrl, permanentAddress } from "../permanent-address.ts";
import { changedAt } from "./changed-at.ts";
import { type Markup, xmlDocument } from "./xml-document.ts";

const namespace = "http://www.sitemaps.org/schemas/sitemap/0.9";
const imageNamespace = "http://www.google.com/schemas/sitemap-image/1.1";

/** A sitemap in the index. From `changedAt` (RFC 3339) crawlers know whether to read it again. */
type SitemapPart = { readonly path: string; readonly changedAt: string | undefined };

/** The sitemap index (sitemaps.org, protocol 0.9): the list of all sitemaps. */
export const sitemapIndex = (site: Site, parts: readonly SitemapPart[]): string =>
  xmlDocument(html`<sitemapindex xmlns="${namespace}">
${parts.map((part) => html`<sitemap><loc>${absoluteUrl(site, part.path)}</loc>${lastmod(part.changedAt)}</sitemap>\n`)}</sitemapindex>
`);

/** A sitemap of the entries that `pictureUrl` and `pageUrl` make. The protocol requires at least one. */
export const sitemap = (urls: readonly Markup[]): string =>
  xmlDocument(html`<urlset xmlns="${namespace}" xmlns:image="${imageNamespace}">
${urls}</urlset>
`);

/** The sitemap entry of a picture's page, with its image. */
export function pictureUrl(site: Site, picture: PictureJson): Markup {
  const preview = findPreview(picture);
  return html`<url><loc>${permanentAddress(site, picture)}</loc>${lastmod(changedAt(picture))}${
    preview &&
    html`<image:image><image:loc>${absoluteUrl(site, preview.url)}</image:loc></image:image>`
  }</url>\n`;
}

/** The sitemap entry of the page at `path`, which changes with the newest picture. */
export const pageUrl = (site: Site, path: string, newest: PictureJson | undefined): Markup =>
  html`<url><loc>${absoluteUrl(site, path)}</loc>${lastmod(newest && changedAt(newest))}</url>\n`;

const lastmod = (instant: string | undefined) =>
  instant === undefined ? undefined : html`<lastmod>${instant}</lastmod>`;
