import { and, gte, lte } from "drizzle-orm";
import type { TimedContext } from "../../context.ts";
import { picture } from "../picture.sql.ts";
import { type PublishedPicture, publishedColumns } from "../select-picture.ts";
import { isAfter, newestFirst } from "./newest-first.ts";
import { isPublishedAt } from "./published.ts";

/** How many rows one query reads. A row has about 4 kB. */
const batchSize = 100;

/** Yields the pictures of `year` (in UTC, 1000 to 9999) that the public may see at `now`, in batches, latest first. */
export async function* readPublishedYear(
  { db, now }: TimedContext,
  year: number,
): AsyncGenerator<PublishedPicture[], void> {
  let last: PublishedPicture | undefined;
  do {
    const rows: PublishedPicture[] = await db
      .select(publishedColumns)
      .from(picture)
      .where(
        and(
          isPublishedAt(now),
          gte(picture.publishedAt, new Date(Date.UTC(year, 0))),
          // Exact, because instants are stored in milliseconds. RFC 3339 has no year 10000 to compare with.
          lte(picture.publishedAt, new Date(Date.UTC(year, 11, 31, 23, 59, 59, 999))),
          last && isAfter({ id: last.id, publishedAt: last.publishedAt?.toISOString() }),
        ),
      )
      .orderBy(...newestFirst)
      .limit(batchSize);
    if (rows.length > 0) yield rows;
    last = rows.length === batchSize ? rows.at(-1) : undefined;
  } while (last);
}
