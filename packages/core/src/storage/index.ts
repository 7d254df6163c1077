export { assetsPrefix, mediaPrefix, originalsPrefix } from "./prefixes.ts";
export {
  type Bucket,
  immutableCacheControl,
  type PresignedUpload,
  type StoredObject,
  type UploadSigner,
  uploadHeaders,
} from "./storage.ts";
