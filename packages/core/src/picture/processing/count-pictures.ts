import { and, eq, gt, isNotNull, isNull } from "drizzle-orm";
import type { TimedContext } from "../../context.ts";
import { countWhere } from "../count-where.ts";
import { picture } from "../picture.sql.ts";
import type { PictureStatus } from "../picture.ts";

/** The number of pictures in each status. */
export type PictureCounts = Readonly<Record<PictureStatus, number>> & {
  /** Ready pictures that are published later. They also count as `ready`. */
  readonly scheduled: number;
  /** Deleted pictures that are not purged yet. They count only here. */
  readonly deleted: number;
};

/** Counts the pictures in each status at `now`. Needs a role that may read all pictures. */
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
