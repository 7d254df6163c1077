import { eq, getTableColumns, sql } from "drizzle-orm";
import { picture, variant } from "./picture.sql.ts";
import type { Picture, Variant } from "./picture.ts";

/** What of a picture the public role may read. */
export const publishedColumns = (({
  id,
  name,
  tagline,
  alt,
  credit,
  status,
  width,
  height,
  placeholder,
  publishedAt,
  createdAt,
  updatedAt,
}) => ({
  id,
  name,
  tagline,
  alt,
  credit,
  status,
  width,
  height,
  placeholder,
  publishedAt,
  createdAt,
  updatedAt,
}))(getTableColumns(picture));

/** Apart, because Drizzle leaves the tables' names out of columns that stand in a selection itself. */
const isOfPicture = eq(variant.pictureId, picture.id);

/** A picture's variants as one column, the smallest first: a picture is one row and one round trip. */
const variants = sql<Variant[]>`(
  select coalesce(
    json_agg(
      json_build_object(
        'format', ${variant.format}, 'width', ${variant.width}, 'height', ${variant.height},
        'byteSize', ${variant.byteSize}, 'key', ${variant.key}
      ) order by ${variant.width}, ${variant.format}
    ),
    '[]'
  )
  from ${variant} where ${isOfPicture}
)`;

export const publishedSelection = { ...publishedColumns, variants };
export const editorSelection = { ...getTableColumns(picture), variants };

type WithVariants = { readonly variants: readonly Variant[] };

/** What the public may know of a picture. */
export type PublishedPicture = Pick<Picture, keyof typeof publishedColumns> & WithVariants;

/** What editors may know of a picture: everything. */
export type EditorPicture = Picture & WithVariants;
