import { getTableColumns } from "drizzle-orm";
import { picture } from "./picture.sql.ts";
import type { Picture } from "./picture.ts";

/** What of a picture the public role may read: named one by one, so that a new column stays private. */
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

/** What the public may know of a picture. */
export type PublishedPicture = Pick<Picture, keyof typeof publishedColumns>;

const { search: _, ...columns } = getTableColumns(picture);

/** What of a picture its editors and the image-processor read: all but what only PostgreSQL does. */
export const editorColumns = columns;
