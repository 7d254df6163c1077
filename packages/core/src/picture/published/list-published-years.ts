import { sql } from "drizzle-orm";
import type { TimedContext } from "../../context.ts";
import { picture } from "../picture.sql.ts";
import { isPublishedAt } from "./published.ts";

/** A year in UTC in which pictures were published, and when the public content of that year changed last. */
export type PublishedYear = { readonly year: number; readonly changedAt: Date };

/** The years with pictures that the public may see at `now`, latest first. */
export async function listPublishedYears({ db, now }: TimedContext): Promise<PublishedYear[]> {
  const isPublished = isPublishedAt(now);
  const yearStart = sql`date_trunc('year', newest.at, 'UTC')`;
  // One index lookup finds the newest picture of each year. A null ends the recursion.
  const newestOfYears = sql`(
    with recursive newest (at) as (
      select max(${picture.publishedAt}) from ${picture} where ${isPublished}
      union all
      select (select max(${picture.publishedAt}) from ${picture} where ${isPublished} and ${picture.publishedAt} < ${yearStart})
      from newest where newest.at is not null
    )
    select at from newest where at is not null
  ) as newest`;
  return db
    .select({
      year: sql<number>`extract(year from newest.at at time zone 'UTC')::int`,
      // A scheduled picture becomes visible after its last update.
      changedAt: sql`(
        select max(greatest(${picture.publishedAt}, ${picture.updatedAt})) from ${picture}
        where ${isPublished} and ${picture.publishedAt} between ${yearStart} and newest.at
      )`.mapWith(picture.updatedAt),
    })
    .from(newestOfYears)
    .orderBy(sql`newest.at desc`);
}
