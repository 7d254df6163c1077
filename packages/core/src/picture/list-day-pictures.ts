import { asc, desc, sql } from "drizzle-orm";
import type { Database } from "../database/index.ts";
import type { Day } from "../day.ts";
import { picture } from "./picture.sql.ts";
import { isPublishedAt } from "./published.ts";
import { type PublishedPicture, publishedColumns } from "./select-picture.ts";

/** A day and its picture, which may be that of an earlier day; null before the first one. */
export type DayPicture = { readonly day: Day; readonly picture: PublishedPicture | null };

/**
 * The pictures of the days from `firstDay` to `lastDay` (`YYYY-MM-DD`, both included) in
 * `siteTimeZone`, in their order and by one query. Each day's is the one that `findPictureOfDay`
 * finds; days to come are left out.
 */
export async function listDayPictures(
  {
    db,
    now,
    siteTimeZone,
  }: { readonly db: Database; readonly now: Date; readonly siteTimeZone: string },
  { firstDay, lastDay }: { readonly firstDay: Day; readonly lastDay: Day },
): Promise<DayPicture[]> {
  // PostgreSQL knows when a day begins in every zone, daylight saving included.
  const start = sql`day::timestamp at time zone ${siteTimeZone}`;
  const nextStart = sql`(day + interval '1 day')::timestamp at time zone ${siteTimeZone}`;
  const newest = db
    .select(publishedColumns)
    .from(picture)
    .where(sql`${isPublishedAt(now)} and ${picture.publishedAt} < ${nextStart}`)
    .orderBy(desc(picture.publishedAt), desc(picture.id))
    .limit(1)
    .as("newest");
  return db
    .select({ day: sql<Day>`to_char(day, 'YYYY-MM-DD')`, picture: newest._.selectedFields })
    .from(
      sql`generate_series(${firstDay}::date::timestamp, ${lastDay}::date::timestamp, interval '1 day') as day`,
    )
    .leftJoinLateral(newest, sql`true`)
    .where(sql`${start} <= ${now.toISOString()}::timestamptz`)
    .orderBy(asc(sql`day`));
}
