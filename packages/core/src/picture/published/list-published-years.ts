import { sql } from "drizzle-orm";
import type { TimedContext } from "../../context.ts";
import { picture } from "../picture.sql.ts";
import { isPublishedAt } from "./published.ts";

/** A year (of UTC) in which pictures were published, and when the last of them changed for readers. */
export type PublishedYear = { readonly year: number; readonly changedAt: Date };

const year = sql<number>`extract(year from ${picture.publishedAt} at time zone 'UTC')::int`;

/** The years that have something for the public to see at `now`, the latest first. */
export async function listPublishedYears({ db, now }: TimedContext): Promise<PublishedYear[]> {
  return db
    .select({
      year,
      // One that was scheduled was written before anybody saw it.
      changedAt: sql`max(greatest(${picture.publishedAt}, ${picture.updatedAt}))`.mapWith(
        picture.updatedAt,
      ),
    })
    .from(picture)
    .where(isPublishedAt(now))
    .groupBy(sql`1`)
    .orderBy(sql`1 desc`);
}
