import type { PictureJson } from "@iotd/core/picture";
import { raw } from "hono/html";
import { findPreview } from "../../find-jpeg.ts";
import { paths, withQuery } from "../../paths.ts";
import { absoluteUrl } from "../../permanent-address.ts";
import type { Site } from "../shared/site.ts";
import { imageObject } from "./image-object.ts";
import { PageMetadata } from "./page-metadata.tsx";

type PictureMetadataProps = {
  readonly site: Site;
  readonly picture: PictureJson;
  /** The canonical URL of the page. */
  readonly canonical: string;
  readonly type: "website" | "article";
};

/**
 * The metadata of a page with one picture: OpenGraph, the Twitter card (which takes everything except
 * its type from OpenGraph), links to oEmbed, and the picture as an ImageObject of schema.org.
 */
export const PictureMetadata = ({ site, picture, canonical, type }: PictureMetadataProps) => {
  const preview = findPreview(picture);
  const page = { title: picture.name, description: picture.tagline };
  const common = <PageMetadata {...{ site, canonical, type, ...page }} />;
  if (!preview) return common;
  return (
    <>
      {common}
      {type === "article" && picture.publishedAt ? (
        <meta property="article:published_time" content={picture.publishedAt} />
      ) : null}
      <meta property="og:image" content={absoluteUrl(site, preview.url)} />
      <meta property="og:image:type" content="image/jpeg" />
      <meta property="og:image:width" content={`${preview.width}`} />
      <meta property="og:image:height" content={`${preview.height}`} />
      <meta property="og:image:alt" content={picture.alt ?? picture.name} />
      <meta name="twitter:card" content="summary_large_image" />
      {(["json", "xml"] as const).map((format) => (
        // How oEmbed consumers find the response for this page (oEmbed 1.0, section 4).
        <link
          rel="alternate"
          type={format === "json" ? "application/json+oembed" : "text/xml+oembed"}
          title={picture.name}
          href={absoluteUrl(site, withQuery(paths.oembed, { url: canonical, format }))}
        />
      ))}
      <script type="application/ld+json">
        {toDataBlock(imageObject({ site, picture, canonical }))}
      </script>
    </>
  );
};

/**
 * JSON for a script element. Raw, because entities are not decoded there; without `<`, so that no text
 * can end the element. It is data: browsers do not run it, and the content security policy does not
 * apply to it (HTML, "prepare the script element").
 */
const toDataBlock = (value: object) => raw(JSON.stringify(value).replaceAll("<", "\\u003c"));
