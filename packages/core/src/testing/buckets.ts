import { inject } from "vitest";
import type { Clock } from "../clock.ts";
import type { Bucket, UploadSigner } from "../storage/index.ts";
import { connectS3, createUploadSigner, openBucket } from "../storage/s3.ts";

/** Buckets that all tests share. Each test uses its own unique keys. */
export type TestBuckets = {
  readonly uploads: Bucket;
  readonly media: Bucket;
  /** A signer of uploads to `uploads`, with `now` as its clock. */
  readonly signUploadAt: (now: Clock) => UploadSigner;
};

/** Opens the buckets on the tests' S3 server, which is reached through `endpoint` if it is given. */
export function openTestBuckets(endpoint?: string): TestBuckets {
  const { buckets, ...settings } = inject("s3");
  const s3 = connectS3({ ...settings, ...(endpoint && { endpoint }) });
  return {
    uploads: openBucket(s3, buckets.uploads),
    media: openBucket(s3, buckets.media),
    signUploadAt: (now) => createUploadSigner(s3, buckets.uploads, now),
  };
}
