import { variantFormats } from "./limits.ts";
import type { Picture } from "./picture.ts";
import type {
  EditorPictureJson,
  FocalPoint,
  ImageJson,
  PictureJson,
  VariantJson,
} from "./picture-json.ts";
import type { PublishedPicture } from "./select-picture.ts";

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
