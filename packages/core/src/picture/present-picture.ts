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

/** The maximum width of `src` in pixels: wide enough for a page, small enough for a slow connection. */
const fallbackWidth = 1920;

/**
 * The fields of a picture that the public may read. `mediaOrigin` is the prefix of variant paths: the
 * site's origin for API clients, empty for the site's own pages.
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

/** The fields of a picture that editors may read. See `toPictureJson`. */
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
