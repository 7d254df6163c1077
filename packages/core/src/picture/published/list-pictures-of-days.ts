import { and, sql } from "drizzle-orm";
import type { SiteContext } from "../../context.ts";
import { type Day, dayAt } from "../../day.ts";
import { picture } from "../picture.sql.ts";
import { publishedColumns } from "../select-picture.ts";
import { newestFirst } from "./newest-first.ts";
import type { PictureOfDay } from "./picture-of-day.ts";
import { isPublishedAt } from "./published.ts";

/**
 * The picture of each day from `firstDay` to `lastDay`, both included, oldest day first, at most
 * `limit`. Days before the first picture and days in the future are left out.
 */
export async function listPicturesOfDays(
  { db, now, siteTimeZone }: SiteContext,
  { firstDay, lastDay, limit }: { firstDay: Day; lastDay: Day; limit: number },
): Promise<PictureOfDay[]> {
  const today = dayAt(now, siteTimeZone);
  // Null if there is no picture. The series of days is then empty.
  const start = sql`(
    select greatest(${firstDay}::date, (min(${picture.publishedAt}) at time zone ${siteTimeZone})::date)
    from ${picture} where ${isPublishedAt(now)} having min(${picture.publishedAt}) is not null
  )`;
  const days = sql`generate_series(
    ${start}::timestamp,
    least(${lastDay}::date, ${today}::date)::timestamp,
    interval '1 day'
  ) as days (day)`;
  // One index lookup for each day, so a long range reads no more rows than it returns.
  const ofDay = db
    .select(publishedColumns)
    .from(picture)
    .where(
      and(
        isPublishedAt(now),
        // PostgreSQL computes when a day ends in the time zone, with daylight saving time.
        sql`${picture.publishedAt} < (days.day + interval '1 day') at time zone ${siteTimeZone}`,
      ),
    )
    .orderBy(...newestFirst)
    .limit(1)
    .as("of_day");
  return db
    .select({ day: sql<Day>`days.day::date::text`, picture: ofDay._.selectedFields })
    .from(days)
    .crossJoinLateral(ofDay)
    .orderBy(sql`days.day`)
    .limit(limit);
}
