import { and, eq, isNotNull, lt, lte } from "drizzle-orm";
import type { Database } from "../database/index.ts";
import { type Bucket, originalKey, originalsOf, variantsOf } from "../storage/index.ts";
import { restorableSince } from "./delete-picture.ts";
import { picture } from "./picture.sql.ts";
import type { Picture } from "./picture.ts";
import { rejectionOf } from "./rejection.ts";

const hour = 60 * 60 * 1_000;
/** How long an editor has to finish an upload. */
const uploadAge = 24 * hour;
/** The queue gives up within minutes; what is not done after an hour never will be. */
const processingAge = 1 * hour;

type Context = {
  readonly db: Database;
  readonly now: Date;
  readonly uploads: Bucket;
  readonly media: Bucket;
};

export type SweepResult = {
  /** Pictures whose file never came: removed. */
  readonly abandoned: number;
  /** Pictures whose file came but was never processed: rejected, so that the editor learns of it. */
  readonly stuck: number;
  /** Pictures deleted longer ago than they can be restored: removed with all their files. */
  readonly purged: number;
};

/** Ends what was left unfinished and removes what was deleted long ago. Running it again is safe. */
export async function sweepPictures(ctx: Context): Promise<SweepResult> {
  const unfinished = await sweepUnfinishedUploads(ctx);
  return {
    abandoned: unfinished.abandoned,
    stuck: unfinished.stuck + (await sweepStuckProcessing(ctx)),
    purged: await purgeDeleted(ctx),
  };
}

async function sweepUnfinishedUploads(ctx: Context): Promise<{ abandoned: number; stuck: number }> {
  const swept = { abandoned: 0, stuck: 0 };
  for (const row of await olderThan(ctx, "awaiting_upload", uploadAge)) {
    // The file came and its event was lost: an editor's work, not litter.
    if (await ctx.uploads.head(originalKey(row.id, row.uploadId))) {
      swept.stuck += await reject(ctx, row);
    } else {
      await deleteAll(ctx.uploads, originalsOf(row.id));
      const removed = await ctx.db
        .delete(picture)
        .where(isStill(row))
        .returning({ id: picture.id });
      swept.abandoned += removed.length;
    }
  }
  return swept;
}

async function sweepStuckProcessing(ctx: Context): Promise<number> {
  let count = 0;
  for (const row of await olderThan(ctx, "processing", processingAge))
    count += await reject(ctx, row);
  return count;
}

async function purgeDeleted(ctx: Context): Promise<number> {
  const rows = await ctx.db
    .select()
    .from(picture)
    .where(and(isNotNull(picture.deletedAt), lte(picture.deletedAt, restorableSince(ctx.now))));
  for (const { id } of rows) {
    // Files first: a row without files can be swept again, files without a row never.
    await deleteAll(ctx.media, variantsOf(id));
    await deleteAll(ctx.uploads, originalsOf(id));
    await ctx.db.delete(picture).where(eq(picture.id, id));
  }
  return rows.length;
}

const olderThan = (ctx: Context, status: Picture["status"], age: number): Promise<Picture[]> =>
  ctx.db
    .select()
    .from(picture)
    .where(
      and(
        eq(picture.status, status),
        lt(picture.statusChangedAt, new Date(ctx.now.getTime() - age)),
      ),
    );

async function reject(ctx: Context, row: Picture): Promise<number> {
  const { code, detail } = rejectionOf("processing_failed");
  const rejected = await ctx.db
    .update(picture)
    .set({
      status: "rejected",
      statusChangedAt: ctx.now,
      updatedAt: ctx.now,
      rejectionCode: code,
      rejectionDetail: detail,
    })
    .where(isStill(row))
    .returning({ id: picture.id });
  return rejected.length;
}

/** The picture is as it was when the sweep read it: nobody started its upload anew since. */
const isStill = ({ id, uploadId, status }: Picture) =>
  and(eq(picture.id, id), eq(picture.uploadId, uploadId), eq(picture.status, status));

async function deleteAll(bucket: Bucket, prefix: string): Promise<void> {
  for (const key of await bucket.list(prefix)) await bucket.delete(key);
}
