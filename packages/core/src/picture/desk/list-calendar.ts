import { and, asc, desc, eq, gte, isNotNull, isNull, lt } from "drizzle-orm";
import type { SiteContext } from "../../context.ts";
import { type Day, dayAt, startOfDay } from "../../day.ts";
import { picture } from "../picture.sql.ts";
import type { Picture } from "../picture.ts";
import { findPictureAt } from "../published/picture-at.ts";
import { editorColumns, type PublishedPicture } from "../select-picture.ts";

export type Calendar = {
  /** Pictures that have a date, with the day that it is on in the site's zone, in order. */
  readonly dated: readonly { readonly day: Day; readonly picture: Picture }[];
  /** The newest of those that have none because they are drafts. */
  readonly drafts: readonly Picture[];
  /** What the site shows when the first day begins, as things stand. */
  readonly before: PublishedPicture | undefined;
};

/** So many drafts fit beside a calendar. */
const mostDrafts = 50;

/** What is and was scheduled from `first` to before `end`, days in `siteTimeZone`. */
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
        isNotNull(picture.publishedAt),
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
    .limit(mostDrafts);
  return {
    dated: rows.flatMap((row) =>
      row.publishedAt ? [{ day: dayAt(row.publishedAt, siteTimeZone), picture: row }] : [],
    ),
    drafts,
    before: await findPictureAt({ db }, new Date(from.getTime() - 1)),
  };
}
