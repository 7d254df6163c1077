export {
  immutableCacheControl,
  originalKey,
  originalsOf,
  parseOriginalKey,
  variantKey,
  variantsOf,
} from "./object-keys.ts";
export type { Bucket, PresignedUpload, StoredObject, UploadSigner } from "./storage.ts";
