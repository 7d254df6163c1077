import { and, asc, desc, eq, gte, isNull, lt } from "drizzle-orm";
import type { SiteContext } from "../../context.ts";
import { type Day, dayAt, startOfDay } from "../../day.ts";
import { picture } from "../picture.sql.ts";
import type { Picture } from "../picture.ts";
import { findPictureAt } from "../published/picture-at.ts";
import { editorColumns, type PublishedPicture } from "../select-picture.ts";

/** The pictures of a range of days, for the editors' calendar. */
export type Calendar = {
  /** Pictures with a publication date, each with its day in the site's time zone, oldest date first. */
  readonly dated: readonly { readonly day: Day; readonly picture: Picture }[];
  /** The newest drafts, at most 50. They have no date. */
  readonly drafts: readonly Picture[];
  /** The picture that the site shows when the first day starts. */
  readonly before: PublishedPicture | undefined;
};

const draftLimit = 50;

/** The calendar from the day `first` to the day before `end`, in `siteTimeZone`. */
export async function listCalendar(
  { db, siteTimeZone }: Pick<SiteContext, "db" | "siteTimeZone">,
  { first, end }: { readonly first: Day; readonly end: Day },
): Promise<Calendar> {
  const from = startOfDay(first, siteTimeZone);
  const until = startOfDay(end, siteTimeZone);
  const rows = await db
    .select(editorColumns)
    .from(picture)
    .where(
      and(
        isNull(picture.deletedAt),
        gte(picture.publishedAt, from),
        lt(picture.publishedAt, until),
      ),
    )
    .orderBy(asc(picture.publishedAt), asc(picture.id));
  const drafts = await db
    .select(editorColumns)
    .from(picture)
    .where(and(isNull(picture.deletedAt), eq(picture.draft, true)))
    .orderBy(desc(picture.id))
    .limit(draftLimit);
  return {
    dated: rows.flatMap((row) =>
      row.publishedAt ? [{ day: dayAt(row.publishedAt, siteTimeZone), picture: row }] : [],
    ),
    drafts,
    before: await findPictureAt({ db }, new Date(from.getTime() - 1)),
  };
}
