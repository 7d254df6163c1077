import type { PictureJson } from "@iotd/core/picture";
import { html } from "hono/html";
import { findPreview } from "../find-jpeg.ts";
import { type Site, siteDescription, siteName } from "../pages/shared/site.ts";
import { paths } from "../paths.ts";
import { absoluteUrl, permanentAddress } from "../permanent-address.ts";
import { changedAt } from "./changed-at.ts";
import { entryHtml } from "./entry-html.ts";
import { entryId, type FeedPage, feedAddress } from "./feed-page.ts";
import { type Markup, xmlDocument } from "./xml-document.ts";

/** `updated` is required in an empty feed too (RFC 4287, 4.1.1). */
const beforeAnyPicture = "1970-01-01T00:00:00.000Z";

/** A page of the Atom feed (RFC 4287, paged as RFC 5005 says): each picture with its image as enclosure. */
export function atomFeed({ site, pictures, cursor, nextCursor }: FeedPage): string {
  const updated = pictures.map(changedAt).sort().at(-1) ?? beforeAnyPicture;
  return xmlDocument(html`<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
<id>${absoluteUrl(site, paths.atomFeed)}</id>
<title>${siteName}</title>
<subtitle>${siteDescription}</subtitle>
<updated>${updated}</updated>
<author><name>${siteName}</name><uri>${absoluteUrl(site, "/")}</uri></author>
<icon>${absoluteUrl(site, `${site.assetsPath}/favicon.svg`)}</icon>
<link rel="alternate" type="text/html" href="${absoluteUrl(site, "/")}"/>
<link rel="self" type="application/atom+xml" href="${feedAddress(site, paths.atomFeed, cursor)}"/>
<link rel="first" type="application/atom+xml" href="${feedAddress(site, paths.atomFeed)}"/>
${nextCursor !== null && html`<link rel="next" type="application/atom+xml" href="${feedAddress(site, paths.atomFeed, nextCursor)}"/>\n`}${pictures.map((picture) => entry(site, picture))}</feed>
`);
}

const entry = (site: Site, picture: PictureJson): Markup => {
  const preview = findPreview(picture);
  return html`<entry>
<id>${entryId(picture)}</id>
<title>${picture.name}</title>
<published>${picture.publishedAt ?? picture.createdAt}</published>
<updated>${changedAt(picture)}</updated>
${picture.credit && html`<author><name>${picture.credit}</name></author>\n`}<link rel="alternate" type="text/html" href="${permanentAddress(site, picture)}"/>
${preview && html`<link rel="enclosure" type="image/jpeg" length="${preview.byteSize}" href="${absoluteUrl(site, preview.url)}"/>\n`}<summary>${picture.tagline}</summary>
<content type="html">${entryHtml(site, picture)}</content>
</entry>
`;
};
