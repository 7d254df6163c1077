import { paths } from "../../paths.ts";
import { absoluteUrl } from "../../permanent-address.ts";
import { type Site, siteName } from "../shared/site.ts";

type PageMetadataProps = {
  readonly site: Site;
  /** The canonical URL of the page, under which search engines list it. */
  readonly canonical: string;
  readonly title: string;
  readonly description: string;
  /** The OpenGraph type. @default "website" */
  readonly type?: "website" | "article";
};

/** The metadata of every public page: canonical URL, OpenGraph and feeds. */
export const PageMetadata = ({
  site,
  canonical,
  title,
  description,
  type = "website",
}: PageMetadataProps) => (
  <>
    <link rel="canonical" href={canonical} />
    <meta property="og:type" content={type} />
    <meta property="og:site_name" content={siteName} />
    <meta property="og:locale" content="en_GB" />
    <meta property="og:title" content={title} />
    <meta property="og:description" content={description} />
    <meta property="og:url" content={canonical} />
    <link
      rel="alternate"
      type="application/atom+xml"
      title={`${siteName} (Atom)`}
      href={absoluteUrl(site, paths.atomFeed)}
    />
    <link
      rel="alternate"
      type="application/feed+json"
      title={`${siteName} (JSON Feed)`}
      href={absoluteUrl(site, paths.jsonFeed)}
    />
  </>
);
