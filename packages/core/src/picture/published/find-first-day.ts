import { min, sql } from "drizzle-orm";
import type { SiteContext } from "../../context.ts";
import type { Day } from "../../day.ts";
import { picture } from "../picture.sql.ts";
import { isPublishedAt } from "./published.ts";

/** The day on which the first picture was published, in `siteTimeZone`. Each day since has a picture. Undefined if none is published. */
export async function findFirstDay({
  db,
  now,
  siteTimeZone,
}: SiteContext): Promise<Day | undefined> {
  const [first] = await db
    .select({
      day: sql<Day | null>`(${min(picture.publishedAt)} at time zone ${siteTimeZone})::date::text`,
    })
    .from(picture)
    .where(isPublishedAt(now));
  return first?.day ?? undefined;
}
