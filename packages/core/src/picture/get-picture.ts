import { and, eq } from "drizzle-orm";
import type { DatabaseContext, TimedContext } from "../context.ts";
import { DomainError } from "../errors.ts";
import { picture } from "./picture.sql.ts";
import type { Picture } from "./picture.ts";
import { isPublishedAt } from "./published/published.ts";
import { editorColumns, type PublishedPicture, publishedColumns } from "./select-picture.ts";

/** The picture, if the public may see it at `now`. Otherwise throws "not-found". */
export async function getPublishedPicture(
  { db, now }: TimedContext,
  id: string,
): Promise<PublishedPicture> {
  const [found] = await db
    .select(publishedColumns)
    .from(picture)
    .where(and(eq(picture.id, id), isPublishedAt(now)));
  return found ?? throwNoSuchPicture();
}

/** The picture in any state, even if it is deleted. Throws "not-found". */
export async function getEditorPicture({ db }: DatabaseContext, id: string): Promise<Picture> {
  const [found] = await db.select(editorColumns).from(picture).where(eq(picture.id, id));
  return found ?? throwNoSuchPicture();
}

/** Throws "not-found", for an id that no picture has. */
export function throwNoSuchPicture(): never {
  throw new DomainError("not-found", "There is no such picture.");
}
