import { and, asc, sql } from "drizzle-orm";
import type { DatabaseContext, SiteContext, TimedContext } from "../../context.ts";
import { prepareOnce } from "../../database/connection/prepare-once.ts";
import { picture } from "../picture.sql.ts";
import { type PublishedPicture, publishedColumns } from "../select-picture.ts";
import { newestFirst } from "./newest-first.ts";
import { isPublishedAt } from "./published.ts";

// The query of every visit to the home page.
const newestAt = prepareOnce((db) =>
  db
    .select(publishedColumns)
    .from(picture)
    .where(isPublishedAt(sql.placeholder("instant")))
    .orderBy(...newestFirst)
    .limit(1)
    .prepare(""),
);

/** The image of the day at `instant`: the published picture with the greatest `publishedAt`. Undefined if none is published. */
export async function findPictureAt(
  { db }: DatabaseContext,
  instant: Date,
): Promise<PublishedPicture | undefined> {
  const [newest] = await newestAt(db).execute({ instant });
  return newest;
}

/**
 * The picture of `day` (`YYYY-MM-DD`) in `siteTimeZone`: the image of the day at its end, or at `now`
 * if it has not ended. Undefined for a day in the future or before the first picture.
 */
export async function findPictureOfDay(
  { db, now, siteTimeZone }: SiteContext,
  day: string,
): Promise<PublishedPicture | undefined> {
  // PostgreSQL computes when a day starts in the time zone, with daylight saving time.
  const dayStart = sql`(${day}::date)::timestamp at time zone ${siteTimeZone}`;
  const nextDayStart = sql`(${day}::date + 1)::timestamp at time zone ${siteTimeZone}`;
  const [newest] = await db
    .select(publishedColumns)
    .from(picture)
    .where(
      and(
        isPublishedAt(now),
        sql`${picture.publishedAt} < ${nextDayStart}`,
        sql`${dayStart} <= ${now.toISOString()}::timestamptz`,
      ),
    )
    .orderBy(...newestFirst)
    .limit(1);
  return newest;
}

/** The earliest picture that the public may see at `now`. Undefined if none is published. */
export async function findFirstPicture({
  db,
  now,
}: TimedContext): Promise<PublishedPicture | undefined> {
  const [first] = await db
    .select(publishedColumns)
    .from(picture)
    .where(isPublishedAt(now))
    .orderBy(asc(picture.publishedAt), asc(picture.id))
    .limit(1);
  return first;
}
