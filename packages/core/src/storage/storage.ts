/** The names of a presigned upload's headers, in lower case: buckets must let browsers of other origins send these. */
export const uploadHeaders = ["content-type", "if-none-match", "x-amz-checksum-sha256"] as const;

/** A presigned request that uploads one file. It works once, before `expiresAt`, with the signed type, size and hash. */
export type PresignedUpload = {
  readonly method: "PUT";
  readonly url: string;
  /** The client must send them unchanged, because the signature covers them. */
  readonly headers: Readonly<Record<string, string>>;
  readonly expiresAt: Date;
};

/** The metadata of an object. */
export type StoredObject = { readonly byteSize: number; readonly contentType: string | undefined };

/** A bucket. Keys are object keys, bodies are whole objects in memory. */
export type Bucket = {
  /** Undefined if there is no such object. */
  readonly head: (key: string) => Promise<StoredObject | undefined>;
  /** Undefined if there is no such object. */
  readonly get: (key: string) => Promise<Uint8Array | undefined>;
  /** Overwrites an existing object. `cacheControl` is the header for browsers and the CDN. */
  readonly put: (
    key: string,
    body: Uint8Array,
    options: { readonly contentType: string; readonly cacheControl?: string },
  ) => Promise<void>;
  /** Succeeds if there is no such object. */
  readonly delete: (key: string) => Promise<void>;
  /** All keys that start with `prefix`. */
  readonly list: (prefix: string) => Promise<string[]>;
  /** Rejects if the bucket does not exist or does not answer. */
  readonly ping: () => Promise<void>;
};

/** Signs the upload of one file, without a request to S3. */
export type UploadSigner = (upload: {
  readonly key: string;
  readonly contentType: string;
  readonly byteSize: number;
  /** In base64, as in S3's checksum header. */
  readonly sha256: string;
}) => Promise<PresignedUpload>;

/** The `cache-control` of an object that never changes because its key contains a hash of its content. */
export const immutableCacheControl = "public, max-age=31536000, immutable";
