import { and, desc, type SQL, sql } from "drizzle-orm";
import type { Database } from "../database/index.ts";
import { picture } from "./picture.sql.ts";
import { isPublishedAt } from "./published.ts";
import { type PublishedPicture, publishedColumns } from "./select-picture.ts";

/** The image of the day at `instant`: the published picture with the greatest `publishedAt`. Undefined if there is none yet. */
export const findPictureAt = (
  { db }: { readonly db: Database },
  instant: Date,
): Promise<PublishedPicture | undefined> => findNewest(db, isPublishedAt(instant));

/**
 * The picture of `day` (`YYYY-MM-DD`) in `siteTimeZone`: the one in effect when the day ends, or
 * now if it has not ended. Undefined for a day to come, and before the first picture.
 */
export async function findPictureOfDay(
  {
    db,
    now,
    siteTimeZone,
  }: { readonly db: Database; readonly now: Date; readonly siteTimeZone: string },
  day: string,
): Promise<PublishedPicture | undefined> {
  // PostgreSQL knows when a day begins in every zone, daylight saving included.
  const dayStart = sql`(${day}::date)::timestamp at time zone ${siteTimeZone}`;
  const nextDayStart = sql`(${day}::date + 1)::timestamp at time zone ${siteTimeZone}`;
  return findNewest(
    db,
    and(
      isPublishedAt(now),
      sql`${picture.publishedAt} < ${nextDayStart}`,
      sql`${dayStart} <= ${now.toISOString()}::timestamptz`,
    ),
  );
}

async function findNewest(
  db: Database,
  condition: SQL | undefined,
): Promise<PublishedPicture | undefined> {
  const [newest] = await db
    .select(publishedColumns)
    .from(picture)
    .where(condition)
    .orderBy(desc(picture.publishedAt), desc(picture.id))
    .limit(1);
  return newest;
}
