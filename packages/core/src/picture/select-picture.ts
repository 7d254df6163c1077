import { getTableColumns } from "drizzle-orm";
import { picture } from "./picture.sql.ts";
import type { Picture } from "./picture.ts";

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
  variants,
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
  variants,
  publishedAt,
  createdAt,
  updatedAt,
}))(getTableColumns(picture));

/** What the public may know of a picture. */
export type PublishedPicture = Pick<Picture, keyof typeof publishedColumns>;
