import { type VariantFormat, variantFormats } from "./limits.ts";
import type { Picture } from "./picture.ts";
import type { PublishedPicture } from "./select-picture.ts";

export type VariantJson = {
  readonly url: string;
  readonly format: VariantFormat;
  readonly width: number;
  readonly height: number;
  readonly byteSize: number;
};

/** What an `img` in a `picture` element needs. */
export type ImageJson = {
  /** A JPEG for whoever understands no `srcset`. */
  readonly src: string;
  readonly srcset: string;
  /** One a format, the best first. */
  readonly sources: readonly { readonly type: string; readonly srcset: string }[];
};

export type FocalPoint = { readonly x: number; readonly y: number };

/** A picture as the public reads it; instants are RFC 3339 in UTC. */
export type PictureJson = {
  readonly id: string;
  readonly name: string;
  readonly tagline: string;
  readonly alt: string | null;
  readonly credit: string | null;
  readonly status: PublishedPicture["status"];
  readonly publishedAt: string | null;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly width: number | null;
  readonly height: number | null;
  /** ThumbHash in base64. */
  readonly placeholder: string | null;
  /** What must not be cropped, from the upper left corner: 0 to 1 of the width and of the height. Null means the middle. */
  readonly focalPoint: FocalPoint | null;
  /** Null until the picture is ready. */
  readonly image: ImageJson | null;
  readonly variants: readonly VariantJson[];
};

/** A picture as editors read it. */
export type EditorPictureJson = PictureJson & {
  readonly contentType: string;
  readonly byteSize: number;
  readonly sha256: string;
  readonly rejection: { readonly code: string; readonly detail: string } | null;
  /** Whether it is kept from the public until an editor says otherwise. */
  readonly draft: boolean;
  /** Counts what editors change; a change that names an older one is refused. */
  readonly revision: number;
  readonly createdBy: string | null;
  readonly deletedAt: string | null;
};

/** The widest picture that `src` names: wide enough for a page, small enough for a slow line. */
const fallbackWidth = 1920;

/**
 * Chooses what the public reads of a picture. `mediaOrigin` goes before the paths of variants:
 * the site's origin for programs elsewhere, nothing for the site's own pages.
 */
export function toPictureJson(picture: PublishedPicture, mediaOrigin: string): PictureJson {
  const variants = picture.variants.map(({ key, ...variant }) => ({
    url: `${mediaOrigin}/${key}`,
    ...variant,
  }));
  return {
    id: picture.id,
    name: picture.name,
    tagline: picture.tagline,
    alt: picture.alt,
    credit: picture.credit,
    status: picture.status,
    publishedAt: picture.publishedAt?.toISOString() ?? null,
    createdAt: picture.createdAt.toISOString(),
    updatedAt: picture.updatedAt.toISOString(),
    width: picture.width,
    height: picture.height,
    placeholder: picture.placeholder,
    focalPoint: toFocalPoint(picture),
    image: toImageJson(variants),
    variants,
  };
}

/** Chooses what editors read of a picture; see `toPictureJson`. */
export function toEditorPictureJson(picture: Picture, mediaOrigin: string): EditorPictureJson {
  return {
    ...toPictureJson(picture, mediaOrigin),
    contentType: picture.contentType,
    byteSize: picture.byteSize,
    sha256: picture.sha256,
    rejection:
      picture.rejectionCode === null
        ? null
        : { code: picture.rejectionCode, detail: picture.rejectionDetail ?? "" },
    draft: picture.draft,
    revision: picture.revision,
    createdBy: picture.createdBy,
    deletedAt: picture.deletedAt?.toISOString() ?? null,
  };
}

const toFocalPoint = ({ focalX, focalY }: PublishedPicture): FocalPoint | null =>
  focalX === null || focalY === null ? null : { x: focalX, y: focalY };

function toImageJson(variants: readonly VariantJson[]): ImageJson | null {
  const jpegs = variants.filter(({ format }) => format === "jpeg");
  const fallback = jpegs.findLast(({ width }) => width <= fallbackWidth) ?? jpegs[0];
  if (!fallback) return null;
  return {
    src: fallback.url,
    srcset: toSrcset(jpegs),
    sources: variantFormats
      .map((format) => ({
        type: `image/${format}`,
        srcset: toSrcset(variants.filter((variant) => variant.format === format)),
      }))
      .filter(({ srcset }) => srcset !== ""),
  };
}

const toSrcset = (variants: readonly VariantJson[]) =>
  variants.map(({ url, width }) => `${url} ${width}w`).join(", ");
