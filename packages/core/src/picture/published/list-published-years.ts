import { sql } from "drizzle-orm";
import type { TimedContext } from "../../context.ts";
import { picture } from "../picture.sql.ts";
import { isPublishedAt } from "./published.ts";

/** A year in UTC in which pictures were published, and when the public content of that year changed last. */
export type PublishedYear = { readonly year: number; readonly changedAt: Date };

const year = sql<number>`extract(year from ${picture.publishedAt} at time zone 'UTC')::int`;

/** The years with pictures that the public may see at `now`, latest first. */
export async function listPublishedYears({ db, now }: TimedContext): Promise<PublishedYear[]> {
  return db
    .select({
      year,
      // A scheduled picture becomes visible after its last update.
      changedAt: sql`max(greatest(${picture.publishedAt}, ${picture.updatedAt}))`.mapWith(
        picture.updatedAt,
      ),
    })
    .from(picture)
    .where(isPublishedAt(now))
    .groupBy(sql`1`)
    .orderBy(sql`1 desc`);
}
