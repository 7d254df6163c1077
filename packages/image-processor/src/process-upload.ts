import type { Clock } from "@iotd/core/clock";
import type { Database } from "@iotd/core/database";
import type { Logger } from "@iotd/core/logging";
import {
  completeProcessing,
  type Picture,
  type ProcessedImage,
  rejectionOf,
  rejectPicture,
  startProcessing,
} from "@iotd/core/picture";
import { parseOriginalKey } from "@iotd/core/picture/object-keys";
import type { Bucket } from "@iotd/core/storage";
import { decodeOriginal } from "./image/decode-original.ts";
import { placeholderOf } from "./image/placeholder.ts";
import { isRefused, type Refused } from "./image/refused.ts";
import { publishVariants } from "./publish-variants.ts";
import { verifyHash, verifySize } from "./verify-original.ts";

/** What the image processor works on. */
export type ProcessorDeps = {
  readonly db: Database;
  readonly uploads: Bucket;
  readonly media: Bucket;
  readonly now: Clock;
  readonly log: Logger;
};

/**
 * Processes the original under `key`: its picture becomes ready or rejected. Does nothing for an unknown
 * key or picture, a missing object, or an upload that was started again or is processed already. May be
 * repeated, also at the same time.
 *
 * Throws if S3 or the database fails. Then it must be called again.
 */
export async function processUpload(deps: ProcessorDeps, key: string): Promise<void> {
  const attempt = parseOriginalKey(key);
  if (!attempt) return deps.log.warn("dropped: the key is not that of an original", { key });
  const log = deps.log.with({ ...attempt });
  // Before startProcessing: otherwise a picture without a file would be processing until a sweep rejects it.
  const stored = await deps.uploads.head(key);
  if (!stored) return log.warn("dropped: the object does not exist");
  const picture = await startProcessing({ db: deps.db, now: deps.now() }, attempt);
  if (!picture) return log.info("dropped: no picture waits for this upload");

  const startedAt = performance.now();
  const outcome = verifySize(picture, stored.byteSize) ?? (await makeImage(deps, key, picture));
  const ctx = { db: deps.db, now: deps.now() };
  const isRecorded = isRefused(outcome)
    ? await rejectPicture(ctx, attempt, rejectionOf(outcome.refused))
    : await completeProcessing(ctx, attempt, outcome);
  const seconds = Math.round(performance.now() - startedAt) / 1_000;
  if (!isRecorded) log.info("dropped: the picture was processed by another delivery", { seconds });
  else if (isRefused(outcome))
    log.info("rejected", { code: outcome.refused, cause: outcome.cause, seconds });
  else log.info("ready", { variants: outcome.variants.length, seconds });
}

async function makeImage(
  { uploads, media }: ProcessorDeps,
  key: string,
  picture: Picture,
): Promise<ProcessedImage | Refused> {
  const original = await fetchOriginal(uploads, key, picture);
  if (isRefused(original)) return original;
  return {
    ...original.size,
    placeholder: await placeholderOf(original.pixels),
    variants: await publishVariants(media, picture.id, original.pixels),
  };
}

/** A function of its own, so that the file's bytes, up to 50 MB, can be freed before variants are encoded. */
async function fetchOriginal(uploads: Bucket, key: string, picture: Picture) {
  const bytes = await uploads.get(key);
  if (!bytes) throw new Error("the original disappeared while it was being processed");
  return (
    verifySize(picture, bytes.length) ?? verifyHash(picture, bytes) ?? (await decodeOriginal(bytes))
  );
}
