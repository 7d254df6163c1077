import { inject } from "vitest";
import type { Clock } from "../clock.ts";
import type { Bucket, UploadSigner } from "../storage/index.ts";
import { connectS3, createUploadSigner, openBucket } from "../storage/s3.ts";

/** The buckets that all tests share: what is in them belongs to whoever made its key. */
export type TestBuckets = {
  readonly uploads: Bucket;
  readonly media: Bucket;
  /** Signs uploads to `uploads` as if it were the time that `now` tells. */
  readonly signUploadAt: (now: Clock) => UploadSigner;
};

/** Buckets on a real S3 server, or on the one at `endpoint`. */
export function openTestBuckets(endpoint?: string): TestBuckets {
  const { buckets, ...settings } = inject("s3");
  const s3 = connectS3({ ...settings, ...(endpoint && { endpoint }) });
  return {
    uploads: openBucket(s3, buckets.uploads),
    media: openBucket(s3, buckets.media),
    signUploadAt: (now) => createUploadSigner(s3, buckets.uploads, now),
  };
}
