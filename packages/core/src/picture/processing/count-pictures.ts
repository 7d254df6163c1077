import { and, eq, gt, isNotNull, isNull } from "drizzle-orm";
import type { TimedContext } from "../../context.ts";
import { countWhere } from "../count-where.ts";
import { picture } from "../picture.sql.ts";
import type { PictureStatus } from "../picture.ts";

export type PictureCounts = Readonly<Record<PictureStatus, number>> & {
  /** Of those that are ready, how many nobody sees before a later date. */
  readonly scheduled: number;
  /** Deleted and not purged yet; in no other count. */
  readonly deleted: number;
};

/** How many pictures there are in each status at `now`, as somebody who sees all of them. */
export async function countPictures({ db, now }: TimedContext): Promise<PictureCounts> {
  const [counts] = await db
    .select({
      awaiting_upload: countWhere(inStatus("awaiting_upload")),
      processing: countWhere(inStatus("processing")),
      ready: countWhere(inStatus("ready")),
      rejected: countWhere(inStatus("rejected")),
      scheduled: countWhere(and(inStatus("ready"), gt(picture.publishedAt, now))),
      deleted: countWhere(isNotNull(picture.deletedAt)),
    })
    .from(picture);
  if (!counts) throw new Error("an aggregate without groups always has a row");
  return counts;
}

const inStatus = (status: PictureStatus) =>
  and(eq(picture.status, status), isNull(picture.deletedAt));
