import type { PictureJson } from "@iotd/core/picture";
import { findPreview } from "../find-jpeg.ts";
import { type Site, siteDescription, siteName } from "../pages/shared/site.ts";
import { paths } from "../paths.ts";
import { absoluteUrl, permanentAddress } from "../permanent-address.ts";
import { changedAt } from "./changed-at.ts";
import { entryHtml } from "./entry-html.ts";
import { entryId, type FeedPage, feedAddress } from "./feed-page.ts";

/** A page of the JSON Feed (https://www.jsonfeed.org/version/1.1/), as an object to serialise. */
export const jsonFeed = ({ site, pictures, nextCursor }: FeedPage) => ({
  version: "https://jsonfeed.org/version/1.1",
  title: siteName,
  description: siteDescription,
  home_page_url: absoluteUrl(site, "/"),
  // Identifies the whole feed, so it is the same on every page.
  feed_url: feedAddress(site, paths.jsonFeed),
  ...(nextCursor !== null && { next_url: feedAddress(site, paths.jsonFeed, nextCursor) }),
  language: "en",
  authors: [{ name: siteName, url: absoluteUrl(site, "/") }],
  items: pictures.map((picture) => item(site, picture)),
});

function item(site: Site, picture: PictureJson) {
  const preview = findPreview(picture);
  return {
    id: entryId(picture),
    url: permanentAddress(site, picture),
    title: picture.name,
    summary: picture.tagline,
    content_html: entryHtml(site, picture),
    date_published: picture.publishedAt ?? picture.createdAt,
    date_modified: changedAt(picture),
    ...(picture.credit && { authors: [{ name: picture.credit }] }),
    ...(preview && {
      image: absoluteUrl(site, preview.url),
      attachments: [
        {
          url: absoluteUrl(site, preview.url),
          mime_type: "image/jpeg",
          size_in_bytes: preview.byteSize,
        },
      ],
    }),
  };
}
