import { and, gte, lte } from "drizzle-orm";
import type { TimedContext } from "../../context.ts";
import { picture } from "../picture.sql.ts";
import { type PublishedPicture, publishedColumns } from "../select-picture.ts";
import { isAfter, newestFirst } from "./newest-first.ts";
import { isPublishedAt } from "./published.ts";

/** A row has some 4 kB with its variants: a step needs half a megabyte. */
const step = 100;

/** All that was published in `year` (of UTC, 1000 to 9999) and the public sees at `now`, the latest first, a step at a time. */
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
          // Exact, as instants are kept to the millisecond; the year after 9999 has no RFC 3339.
          lte(picture.publishedAt, new Date(Date.UTC(year, 11, 31, 23, 59, 59, 999))),
          last && isAfter({ id: last.id, publishedAt: last.publishedAt?.toISOString() }),
        ),
      )
      .orderBy(...newestFirst)
      .limit(step);
    if (rows.length > 0) yield rows;
    last = rows.length === step ? rows.at(-1) : undefined;
  } while (last);
}
