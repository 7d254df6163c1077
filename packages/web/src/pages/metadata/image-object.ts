import type { PictureJson } from "@iotd/core/picture";
import type { ImageObject, WithContext } from "schema-dts";
import { findJpeg, findSmallestJpeg } from "../../find-jpeg.ts";
import { absoluteUrl, permanentAddress } from "../../permanent-address.ts";
import { type Site, siteName } from "../shared/site.ts";

type ImageObjectProps = {
  readonly site: Site;
  readonly picture: PictureJson;
  /** The canonical URL of the page. */
  readonly canonical: string;
};

/** JSON leaves out undefined values. */
type WithGaps<Thing> = { readonly [Key in keyof Thing]: Thing[Key] | undefined };

/**
 * A picture as an ImageObject of schema.org, for JSON-LD. The credit is free text: it is unknown whether
 * it names a person or an organisation, so there is no `creator`. The licence is unknown too.
 */
export function imageObject({ site, picture, canonical }: ImageObjectProps) {
  const largest = findJpeg(picture);
  const smallest = findSmallestJpeg(picture);
  return {
    "@context": "https://schema.org",
    "@type": "ImageObject",
    "@id": `${permanentAddress(site, picture)}#image`,
    name: picture.name,
    description: picture.tagline,
    caption: picture.alt ?? undefined,
    contentUrl: largest && absoluteUrl(site, largest.url),
    encodingFormat: "image/jpeg",
    contentSize: largest && `${largest.byteSize} B`,
    width: largest && pixels(largest.width),
    height: largest && pixels(largest.height),
    thumbnailUrl: smallest && absoluteUrl(site, smallest.url),
    datePublished: picture.publishedAt ?? undefined,
    dateModified: picture.updatedAt,
    creditText: picture.credit ?? undefined,
    representativeOfPage: true,
    mainEntityOfPage: canonical,
    isPartOf: { "@type": "WebSite", name: siteName, url: absoluteUrl(site, "/") },
  } as const satisfies WithGaps<WithContext<ImageObject>>;
}

/** schema.org requires a unit for lengths. E37 is the code of the pixel in UN/CEFACT's list of units. */
const pixels = (value: number) =>
  ({ "@type": "QuantitativeValue", value, unitCode: "E37" }) as const;
