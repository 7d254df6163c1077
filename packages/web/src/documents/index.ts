export { atomFeed } from "./atom-feed.ts";
export { jsonFeed } from "./json-feed.ts";
export { oembedPhoto, oembedXml } from "./oembed.ts";
export { robotsText } from "./robots-text.ts";
export { pageUrl, pictureUrl, sitemap, sitemapIndex } from "./sitemap.ts";
