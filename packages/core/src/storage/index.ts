export {
  originalKey,
  originalsOf,
  parseOriginalKey,
  variantKey,
  variantsOf,
} from "./object-keys.ts";
export { connectS3, createUploadSigner, openBucket, type S3Settings } from "./s3.ts";
export type { Bucket, PresignedUpload, StoredObject, UploadSigner } from "./storage.ts";
