import { and, asc, gte, isNull } from "drizzle-orm";
import type { SiteContext } from "../../context.ts";
import { type Day, dayAt, startOfDay } from "../../day.ts";
import { picture } from "../picture.sql.ts";

/** The days in `siteTimeZone`, from `first` on, on which a picture is or will be published. Each day once, in order. */
export async function listTakenDays(
  { db, siteTimeZone }: Pick<SiteContext, "db" | "siteTimeZone">,
  first: Day,
): Promise<Day[]> {
  const rows = await db
    .select({ publishedAt: picture.publishedAt })
    .from(picture)
    .where(
      and(isNull(picture.deletedAt), gte(picture.publishedAt, startOfDay(first, siteTimeZone))),
    )
    .orderBy(asc(picture.publishedAt));
  const days = rows.flatMap(({ publishedAt }) =>
    publishedAt ? [dayAt(publishedAt, siteTimeZone)] : [],
  );
  return [...new Set(days)];
}
