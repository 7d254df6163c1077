export {
  originalKey,
  originalsOf,
  parseOriginalKey,
  variantCacheControl,
  variantKey,
  variantsOf,
} from "./object-keys.ts";
export type { Bucket, PresignedUpload, StoredObject, UploadSigner } from "./storage.ts";
