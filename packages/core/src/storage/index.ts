export {
  type Bucket,
  immutableCacheControl,
  type PresignedUpload,
  type StoredObject,
  type UploadSigner,
} from "./storage.ts";
