/** The names of a presigned upload's headers, in lower case: buckets must let browsers of other origins send these. */
export const uploadHeaders = ["content-type", "if-none-match", "x-amz-checksum-sha256"] as const;

/** A presigned upload: exactly the announced bytes, once, before `expiresAt`. */
export type PresignedUpload = {
  readonly method: "PUT";
  readonly url: string;
  /** Send them unchanged: the signature covers them. */
  readonly headers: Readonly<Record<string, string>>;
  readonly expiresAt: Date;
};

export type StoredObject = { readonly byteSize: number; readonly contentType: string | undefined };

/** One bucket, in this project's words. Keys are object keys, bodies whole objects in memory. */
export type Bucket = {
  /** Undefined if there is no such object. */
  readonly head: (key: string) => Promise<StoredObject | undefined>;
  /** Undefined if there is no such object. */
  readonly get: (key: string) => Promise<Uint8Array | undefined>;
  /** Overwrites; `cacheControl` is what browsers and the CDN are told. */
  readonly put: (
    key: string,
    body: Uint8Array,
    options: { readonly contentType: string; readonly cacheControl?: string },
  ) => Promise<void>;
  /** Succeeds if there is no such object. */
  readonly delete: (key: string) => Promise<void>;
  /** All keys that start with `prefix`. */
  readonly list: (prefix: string) => Promise<string[]>;
  /** Throws if the bucket does not answer. */
  readonly ping: () => Promise<void>;
};

/** Signs uploads; makes no call to S3. */
export type UploadSigner = (upload: {
  readonly key: string;
  readonly contentType: string;
  readonly byteSize: number;
  /** base64, as S3's checksum header takes it. */
  readonly sha256: string;
}) => Promise<PresignedUpload>;

/** The `cache-control` of an object that never changes because its key holds a hash of its content. */
export const immutableCacheControl = "public, max-age=31536000, immutable";
