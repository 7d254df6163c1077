import { desc, sql } from "drizzle-orm";
import type { SiteContext } from "../../context.ts";
import type { Day } from "../../day.ts";
import { picture } from "../picture.sql.ts";
import { publishedColumns } from "../select-picture.ts";
import type { PictureOfDay } from "./picture-of-day.ts";
import { isPublishedAt } from "./published.ts";

/**
 * At most `count` pictures drawn by lot, none twice, each with the day on which it was published. A
 * picture that was replaced on that same day takes no part: it is no day's picture.
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
  const ofItsDay = db
    .selectDistinctOn([dated.day])
    .from(dated)
    .orderBy(dated.day, desc(dated.publishedAt), desc(dated.id))
    .as("of_its_day");
  const drawn = await db.select().from(ofItsDay).orderBy(sql`random()`).limit(count);
  return drawn.map(({ day, ...of }) => ({ day, picture: of }));
}
