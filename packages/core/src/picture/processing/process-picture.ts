import { and, eq, inArray, sql } from "drizzle-orm";
import type { PgUpdateSetSource } from "drizzle-orm/pg-core";
import type { TimedContext } from "../../context.ts";
import { picture, type Variant } from "../picture.sql.ts";
import type { Picture } from "../picture.ts";
import type { Rejection } from "../rejection.ts";
import { editorColumns } from "../select-picture.ts";

/** One attempt to upload a picture, from the object key of the original. */
export type UploadAttempt = { readonly pictureId: string; readonly uploadId: string };

/** What the image processor read from an original and made from it. */
export type ProcessedImage = {
  readonly width: number;
  readonly height: number;
  /** ThumbHash in base64. */
  readonly placeholder: string;
  readonly variants: readonly Variant[];
};

const matches = ({ pictureId, uploadId }: UploadAttempt) =>
  and(eq(picture.id, pictureId), eq(picture.uploadId, uploadId));

/**
 * Sets the status of an uploaded picture to `processing`. Returns undefined if there is nothing to do:
 * the picture is unknown or finished, or its upload was restarted. It succeeds again while the picture
 * is processing, because the first worker may have failed. The result is recorded only once.
 *
 * Deleted pictures are processed too, so that they are complete if they are restored.
 */
export async function startProcessing(
  ctx: TimedContext,
  attempt: UploadAttempt,
): Promise<Picture | undefined> {
  const [claimed] = await ctx.db
    .update(picture)
    .set({ status: "processing", statusChangedAt: ctx.now, updatedAt: ctx.now })
    .where(and(matches(attempt), inArray(picture.status, ["awaiting_upload", "processing"])))
    .returning(editorColumns);
  return claimed;
}

/** Makes a processed picture ready, and publishes it now unless it is a draft or has a date. Returns false if its status was not `processing`. */
export function completeProcessing(
  ctx: TimedContext,
  attempt: UploadAttempt,
  image: ProcessedImage,
): Promise<boolean> {
  return finish(ctx, attempt, {
    status: "ready",
    publishedAt: sql`case when not ${picture.draft} then coalesce(${picture.publishedAt}, ${ctx.now.toISOString()}::timestamptz) end`,
    width: image.width,
    height: image.height,
    placeholder: image.placeholder,
    variants: image.variants.toSorted((a, b) => a.width - b.width),
  });
}

/** Rejects an upload with a reason. Returns false if the picture's status was not `processing`. */
export function rejectPicture(
  ctx: TimedContext,
  attempt: UploadAttempt,
  rejection: Rejection,
): Promise<boolean> {
  return finish(ctx, attempt, {
    status: "rejected",
    rejectionCode: rejection.code,
    rejectionDetail: rejection.detail,
  });
}

async function finish(
  { db, now }: TimedContext,
  attempt: UploadAttempt,
  change: PgUpdateSetSource<typeof picture>,
): Promise<boolean> {
  const { rowCount } = await db
    .update(picture)
    .set({ ...change, statusChangedAt: now, updatedAt: now })
    .where(and(matches(attempt), eq(picture.status, "processing")));
  return rowCount === 1;
}
