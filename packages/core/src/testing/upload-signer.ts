import type { UploadSigner } from "../storage/index.ts";
import { connectS3, createUploadSigner } from "../storage/s3.ts";

/** A signer of uploads to a bucket `uploads` at `now`, for tests that do not send the uploads. */
export const anUploadSigner = (now: Date): UploadSigner =>
  createUploadSigner(
    connectS3({
      region: "eu-west-1",
      credentials: { accessKeyId: "test", secretAccessKey: "test" },
    }),
    "uploads",
    () => now,
  );
