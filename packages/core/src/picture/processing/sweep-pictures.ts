import { and, eq, lt, lte, type SQL } from "drizzle-orm";
import type { TimedContext } from "../../context.ts";
import { day, hour } from "../../duration.ts";
import type { Bucket } from "../../storage/index.ts";
import { restorableSince } from "../editing/delete-picture.ts";
import { processingHours } from "../limits.ts";
import { originalKey, originalsOf, variantsOf } from "../object-keys.ts";
import { picture } from "../picture.sql.ts";
import type { Picture } from "../picture.ts";
import { rejectionOf } from "../rejection.ts";
import { editorColumns } from "../select-picture.ts";
import { rejectPicture, startProcessing } from "./process-picture.ts";

/** How long an editor has to finish an upload. */
const uploadAge = day;
const processingAge = processingHours * hour;

type SweepContext = TimedContext & { readonly uploads: Bucket; readonly media: Bucket };

/** How many pictures a sweep handled, and those that it could not handle. */
export type SweepResult = {
  /** Pictures whose file was never uploaded. They were removed. */
  readonly abandoned: number;
  /** Pictures whose file was uploaded but not processed. They were rejected, so that the editor sees it. */
  readonly stuck: number;
  /** Deleted pictures that can no longer be restored. They were removed with all their files. */
  readonly purged: number;
  /** Pictures for which the storage or the database failed. Their rows are unchanged, so the next sweep finds them again. */
  readonly failures: readonly SweepFailure[];
};

/** Why a picture could not be swept. */
type SweepFailure = { readonly pictureId: string; readonly error: unknown };

type Outcome = Exclude<keyof SweepResult, "failures"> | SweepFailure;

/**
 * Removes abandoned pictures and those that were deleted `restoreDays` (30) ago, with their objects in both buckets,
 * and rejects stuck ones. Until then a deleted picture keeps its objects. A failure of one picture does not stop the
 * others. Idempotent and safe to run concurrently.
 */
export async function sweepPictures(ctx: SweepContext): Promise<SweepResult> {
  const outcomes = [
    ...(await sweepEach(ctx, isInStatusFor(ctx, "awaiting_upload", uploadAge), endUpload)),
    ...(await sweepEach(ctx, isInStatusFor(ctx, "processing", processingAge), rejectStuck)),
    ...(await sweepEach(ctx, lte(picture.deletedAt, restorableSince(ctx.now)), purge)),
  ];
  const count = (outcome: Outcome) => outcomes.filter((one) => one === outcome).length;
  return {
    abandoned: count("abandoned"),
    stuck: count("stuck"),
    purged: count("purged"),
    failures: outcomes.filter((outcome) => typeof outcome === "object"),
  };
}

/**
 * Runs `work` for each picture that meets `condition`, with its row locked. Otherwise an editor could
 * restart its upload meanwhile, and the new file would be removed with the old ones.
 */
async function sweepEach(
  ctx: SweepContext,
  condition: SQL | undefined,
  work: (ctx: SweepContext, row: Picture) => Promise<Outcome>,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const { id } of await ctx.db.select({ id: picture.id }).from(picture).where(condition)) {
    try {
      const outcome = await ctx.db.transaction(async (tx) => {
        const [row] = await tx
          .select(editorColumns)
          .from(picture)
          .where(and(eq(picture.id, id), condition))
          .for("update", { skipLocked: true });
        return row && work({ ...ctx, db: tx }, row);
      });
      if (outcome) outcomes.push(outcome);
    } catch (error) {
      outcomes.push({ pictureId: id, error });
    }
  }
  return outcomes;
}

const isInStatusFor = ({ now }: SweepContext, status: Picture["status"], milliseconds: number) =>
  and(
    eq(picture.status, status),
    lt(picture.statusChangedAt, new Date(now.getTime() - milliseconds)),
  );

async function endUpload(ctx: SweepContext, row: Picture): Promise<Outcome> {
  // The file was uploaded but its event was lost. It must not be removed.
  if (await ctx.uploads.head(originalKey(row.id, row.uploadId))) return rejectStuck(ctx, row);
  await remove(ctx, row);
  return "abandoned";
}

async function rejectStuck(ctx: SweepContext, { id, uploadId }: Picture): Promise<Outcome> {
  const attempt = { pictureId: id, uploadId };
  await startProcessing(ctx, attempt);
  await rejectPicture(ctx, attempt, rejectionOf("processing_failed"));
  return "stuck";
}

async function purge(ctx: SweepContext, row: Picture): Promise<Outcome> {
  await remove(ctx, row);
  return "purged";
}

/** Removes the files first: the next sweep would find a row without files, but not files without a row. */
async function remove({ db, uploads, media }: SweepContext, { id }: Picture): Promise<void> {
  await deleteAll(media, variantsOf(id));
  await deleteAll(uploads, originalsOf(id));
  await db.delete(picture).where(eq(picture.id, id));
}

async function deleteAll(bucket: Bucket, prefix: string): Promise<void> {
  for (const key of await bucket.list(prefix)) await bucket.delete(key);
}
