import { desc, sql } from "drizzle-orm";
import type { SiteContext } from "../../context.ts";
import type { Day } from "../../day.ts";
import { picture } from "../picture.sql.ts";
import { publishedColumns } from "../select-picture.ts";
import type { PictureOfDay } from "./picture-of-day.ts";
import { isPublishedAt } from "./published.ts";

/**
 * At most `count` random pictures, without duplicates, each with the day on which it was published. A
 * picture that another one replaced on the same day is left out: it is not the picture of a day.
 */
export async function listRandomPictures(
  { db, now, siteTimeZone }: SiteContext,
  count: number,
): Promise<PictureOfDay[]> {
  const dated = db
    .select({
      ...publishedColumns,
      day: sql<Day>`(${picture.publishedAt} at time zone ${siteTimeZone})::date::text`.as("day"),
    })
    .from(picture)
    .where(isPublishedAt(now))
    .as("dated");
  const lastOfDay = db
    .selectDistinctOn([dated.day])
    .from(dated)
    .orderBy(dated.day, desc(dated.publishedAt), desc(dated.id))
    .as("last_of_day");
  const chosen = await db.select().from(lastOfDay).orderBy(sql`random()`).limit(count);
  return chosen.map(({ day, ...columns }) => ({ day, picture: columns }));
}
