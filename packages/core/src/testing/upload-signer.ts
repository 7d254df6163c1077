import type { UploadSigner } from "../storage/index.ts";
import { connectS3, createUploadSigner } from "../storage/s3.ts";

/** Signs uploads to a bucket `uploads` as if it were `now`, for tests that do not send them. */
export const anUploadSigner = (now: Date): UploadSigner =>
  createUploadSigner(
    connectS3({
      region: "eu-west-1",
      credentials: { accessKeyId: "test", secretAccessKey: "test" },
    }),
    "uploads",
    () => now,
  );
