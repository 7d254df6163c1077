import { getTableColumns } from "drizzle-orm";
import { picture } from "./picture.sql.ts";
import type { Picture } from "./picture.ts";

/** The columns of a picture that the public role may read. They are listed, so that a new column stays private. */
export const publishedColumns = {
  id: picture.id,
  name: picture.name,
  tagline: picture.tagline,
  alt: picture.alt,
  credit: picture.credit,
  status: picture.status,
  width: picture.width,
  height: picture.height,
  placeholder: picture.placeholder,
  focalX: picture.focalX,
  focalY: picture.focalY,
  variants: picture.variants,
  publishedAt: picture.publishedAt,
  createdAt: picture.createdAt,
  updatedAt: picture.updatedAt,
};

/** A picture with the columns that the public may read. */
export type PublishedPicture = Pick<Picture, keyof typeof publishedColumns>;

const { search: _, ...columns } = getTableColumns(picture);

/** The columns of a picture that editors and the image processor read: all but that of the full-text search. */
export const editorColumns = columns;
