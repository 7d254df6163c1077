import type { Bucket } from "@iotd/core/storage";
import { connectS3, openBucket } from "@iotd/core/storage/s3";
import { inject } from "vitest";

export type TestBuckets = { readonly uploads: Bucket; readonly media: Bucket };

/** The buckets of the S3 server that tests share. */
export function testBuckets(): TestBuckets {
  const { buckets, ...settings } = inject("s3");
  const s3 = connectS3(settings);
  return { uploads: openBucket(s3, buckets.uploads), media: openBucket(s3, buckets.media) };
}

/** The same buckets on a server that does not answer. */
export function unreachableBuckets(): TestBuckets {
  const { buckets, ...settings } = inject("s3");
  // Nobody listens there: port 1 is reserved (tcpmux) and in use nowhere.
  const s3 = connectS3({ ...settings, endpoint: "http://127.0.0.1:1" });
  return { uploads: openBucket(s3, buckets.uploads), media: openBucket(s3, buckets.media) };
}
