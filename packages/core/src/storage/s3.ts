import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  NoSuchKey,
  NotFound,
  PutObjectCommand,
  paginateListObjectsV2,
  S3Client,
  type S3ClientConfig,
} from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import type { Clock } from "../clock.ts";
import type { Bucket, UploadSigner, uploadHeaders } from "./storage.ts";

/** How long a presigned URL is valid. */
const uploadSeconds = 300;

/** How to connect to S3. `endpoint` is only for an S3 server that is not on AWS; its URLs are path-style. */
export type S3Settings = {
  readonly region: string;
  readonly endpoint?: string | undefined;
  readonly credentials?:
    | { readonly accessKeyId: string; readonly secretAccessKey: string }
    | undefined;
};

/**
 * The settings that the AWS SDK would otherwise look for in `AWS_…` variables and in `~/.aws/config`. A
 * dual-stack or FIPS endpoint, for example, excludes a server of our own.
 */
const explicitSettings = {
  useDualstackEndpoint: false,
  useFipsEndpoint: false,
  useArnRegion: false,
  useAccelerateEndpoint: false,
  disableS3ExpressSessionAuth: false,
  disableMultiregionAccessPoints: false,
  defaultsMode: "legacy",
  retryMode: "standard",
  maxAttempts: 3,
  requestChecksumCalculation: "WHEN_SUPPORTED",
  responseChecksumValidation: "WHEN_SUPPORTED",
  authSchemePreference: ["sigv4"],
  sigv4aSigningRegionSet: [],
  userAgentAppId: "iotd",
} as const satisfies S3ClientConfig;

/** An S3 client. Without `credentials` the AWS SDK finds them in the environment; it reads no other setting there. */
export function connectS3({ region, endpoint, credentials }: S3Settings): S3Client {
  return new S3Client({
    ...explicitSettings,
    region,
    ...(endpoint && { endpoint, forcePathStyle: true }),
    ...(credentials && { credentials }),
  });
}

/** The bucket `name`. It makes no request. */
export function openBucket(s3: S3Client, name: string): Bucket {
  return {
    head: async (key) => {
      const found = await unlessMissing(s3.send(new HeadObjectCommand({ Bucket: name, Key: key })));
      return found && { byteSize: found.ContentLength ?? 0, contentType: found.ContentType };
    },
    get: async (key) => {
      const found = await unlessMissing(s3.send(new GetObjectCommand({ Bucket: name, Key: key })));
      return found?.Body?.transformToByteArray();
    },
    put: async (key, body, { contentType, cacheControl }) => {
      await s3.send(
        new PutObjectCommand({
          Bucket: name,
          Key: key,
          Body: body,
          ContentType: contentType,
          CacheControl: cacheControl,
        }),
      );
    },
    delete: async (key) => {
      await s3.send(new DeleteObjectCommand({ Bucket: name, Key: key }));
    },
    list: async (prefix) => {
      const keys: string[] = [];
      for await (const page of paginateListObjectsV2(
        { client: s3 },
        { Bucket: name, Prefix: prefix },
      )) {
        for (const { Key } of page.Contents ?? []) if (Key) keys.push(Key);
      }
      return keys;
    },
    ping: async () => {
      await s3.send(new HeadBucketCommand({ Bucket: name }));
    },
  };
}

/** A signer of uploads to the bucket `name`. The signature covers type, size and hash, and is valid for 5 minutes from `now`. */
export function createUploadSigner(s3: S3Client, name: string, now: Clock): UploadSigner {
  return async ({ key, contentType, byteSize, sha256 }) => {
    const headers = {
      "content-type": contentType,
      "x-amz-checksum-sha256": sha256,
      "if-none-match": "*",
    } satisfies Record<(typeof uploadHeaders)[number], string>;
    const signingDate = now();
    const url = await getSignedUrl(
      s3,
      new PutObjectCommand({
        Bucket: name,
        Key: key,
        ContentType: contentType,
        ContentLength: byteSize,
        ChecksumSHA256: sha256,
        IfNoneMatch: "*",
      }),
      {
        expiresIn: uploadSeconds,
        signingDate,
        // Browsers set content-length themselves, so it is signed but not one of `headers`.
        signableHeaders: new Set([...Object.keys(headers), "content-length"]),
        // Otherwise the SDK moves it to the query, and S3 does not compare it with the body.
        unhoistableHeaders: new Set(["x-amz-checksum-sha256"]),
      },
    );
    return {
      method: "PUT",
      url,
      headers,
      expiresAt: new Date(signingDate.getTime() + uploadSeconds * 1_000),
    };
  };
}

async function unlessMissing<Output>(answer: Promise<Output>): Promise<Output | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof NotFound || error instanceof NoSuchKey) return undefined;
    throw error;
  }
}
