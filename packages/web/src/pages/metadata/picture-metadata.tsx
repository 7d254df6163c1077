import type { PictureJson } from "@iotd/core/picture";
import { raw } from "hono/html";
import { findPreview } from "../../find-jpeg.ts";
import { absoluteUrl } from "../../permanent-address.ts";
import type { Site } from "../shared/site.ts";
import { imageObject } from "./image-object.ts";
import { PageMetadata } from "./page-metadata.tsx";

type PictureMetadataProps = {
  readonly site: Site;
  readonly picture: PictureJson;
  /** The page's one address, whole. */
  readonly canonical: string;
  readonly type: "website" | "article";
};

/**
 * What other machines read of a page with one picture: OpenGraph, the Twitter card (which takes
 * everything but its kind from OpenGraph), oEmbed's address and the picture as schema.org's ImageObject.
 */
export const PictureMetadata = ({ site, picture, canonical, type }: PictureMetadataProps) => {
  const preview = findPreview(picture);
  const page = {
    site,
    canonical,
    title: picture.name,
    description: picture.tagline,
    type,
  };
  if (!preview) return <PageMetadata {...page} />;
  return (
    <>
      <PageMetadata {...page} />
      {type === "article" && picture.publishedAt ? (
        <meta property="article:published_time" content={picture.publishedAt} />
      ) : null}
      <meta property="og:image" content={absoluteUrl(site, preview.url)} />
      <meta property="og:image:type" content="image/jpeg" />
      <meta property="og:image:width" content={`${preview.width}`} />
      <meta property="og:image:height" content={`${preview.height}`} />
      <meta property="og:image:alt" content={picture.alt ?? picture.name} />
      <meta name="twitter:card" content="summary_large_image" />
      <OEmbedLinks site={site} canonical={canonical} title={picture.name} />
      <script type="application/ld+json">
        {toDataBlock(imageObject({ site, picture, canonical }))}
      </script>
    </>
  );
};

/** oEmbed 1.0, section 4: where a consumer that has this page finds what to embed. */
const OEmbedLinks = ({
  site,
  canonical,
  title,
}: Pick<PictureMetadataProps, "site" | "canonical"> & { readonly title: string }) => (
  <>
    {(["json", "xml"] as const).map((format) => (
      <link
        rel="alternate"
        type={format === "json" ? "application/json+oembed" : "text/xml+oembed"}
        title={title}
        href={`${absoluteUrl(site, "/oembed")}?url=${encodeURIComponent(canonical)}&format=${format}`}
      />
    ))}
  </>
);

/**
 * JSON that a script element holds. Raw, for entities mean nothing in there; without `<`, so that
 * nothing ends the element. It is data and not a script, which browsers neither run nor hold against
 * the content security policy (HTML, "prepare the script element").
 */
const toDataBlock = (value: object) => raw(JSON.stringify(value).replaceAll("<", "\\u003c"));
