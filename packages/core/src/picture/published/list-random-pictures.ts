import { and, type SQL, sql } from "drizzle-orm";
import type { SiteContext } from "../../context.ts";
import { type Day, dayAt } from "../../day.ts";
import { day as dayMilliseconds } from "../../duration.ts";
import { picture } from "../picture.sql.ts";
import { publishedColumns } from "../select-picture.ts";
import { findFirstDay } from "./find-first-day.ts";
import { newestFirst } from "./newest-first.ts";
import type { PictureOfDay } from "./picture-of-day.ts";
import { isPublishedAt } from "./published.ts";

/** At most so many days are tried. Only if pictures were published on less than a tenth of all days, they may not suffice. */
const sampleSize = 1000;

/**
 * At most `count` (1 to 100) random pictures, without duplicates, each with the day on which it was published. A
 * picture that another one replaced on the same day is left out: it is not the picture of a day.
 */
export async function listRandomPictures(ctx: SiteContext, count: number): Promise<PictureOfDay[]> {
  const first = await findFirstDay(ctx);
  if (first === undefined) return [];
  const today = dayAt(ctx.now, ctx.siteTimeZone);
  const dayCount = (Date.parse(today) - Date.parse(first)) / dayMilliseconds + 1;
  const tried = await listLastOfDays(ctx, someDays(first, dayCount), count);
  if (tried.length === count || dayCount <= sampleSize) return tried;
  return listLastOfDays(ctx, daysWithPictures(ctx), count);
}

/** Up to `sampleSize` of the `dayCount` days from `first` on. */
const someDays = (first: Day, dayCount: number) => {
  const numbers =
    dayCount <= sampleSize
      ? sql`generate_series(0, ${dayCount - 1}::int)`
      : sql`(select distinct floor(random() * ${dayCount}::int)::int from generate_series(1, ${sampleSize}::int))`;
  return sql`(select ${first}::date + number as day from ${numbers} as numbers (number))`;
};

const daysWithPictures = ({ now, siteTimeZone }: SiteContext) =>
  sql`(select distinct (${picture.publishedAt} at time zone ${siteTimeZone})::date as day from ${picture} where ${isPublishedAt(now)})`;

/** The last picture of each of the first `limit` days that have one. The order of `days` is random. */
async function listLastOfDays(
  { db, now, siteTimeZone }: SiteContext,
  days: SQL,
  limit: number,
): Promise<PictureOfDay[]> {
  const ofDay = db
    .select(publishedColumns)
    .from(picture)
    .where(
      and(
        isPublishedAt(now),
        sql`${picture.publishedAt} >= days.day::timestamp at time zone ${siteTimeZone}`,
        sql`${picture.publishedAt} < (days.day + 1)::timestamp at time zone ${siteTimeZone}`,
      ),
    )
    .orderBy(...newestFirst)
    .limit(1)
    .as("of_day");
  return db
    .select({ day: sql<Day>`days.day::text`, picture: ofDay._.selectedFields })
    .from(sql`(select day from ${days} as unordered order by random()) as days`)
    .crossJoinLateral(ofDay)
    .limit(limit);
}
