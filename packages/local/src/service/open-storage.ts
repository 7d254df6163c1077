import { join } from "node:path";
import {
  CreateBucketCommand,
  HeadBucketCommand,
  NotFound,
  PutBucketCorsCommand,
  type S3Client,
} from "@aws-sdk/client-s3";
import { errorSentence } from "@iotd/core/error-sentence";
import { uploadHeaders } from "@iotd/core/storage";
import { connectS3 } from "@iotd/core/storage/s3";
import { localRegion, type ObjectCreated, startS3 } from "@iotd/local-aws";
import type { LocalSettings } from "./settings.ts";

/** The buckets of a service on one machine. */
export const bucketNames = { uploads: "iotd-uploads", media: "iotd-media" } as const;

/**
 * What stays free on the disk, because PostgreSQL stops when it cannot write. An original is refused
 * earlier than variants, so that those of an accepted original can be stored.
 */
const reserveBytes = { uploads: 64 * 2 ** 20, media: 32 * 2 ** 20 } as const;

/** Object storage with the service's buckets. */
export type LocalStorage = {
  /** How clients connect. */
  readonly settings: {
    readonly endpoint: string;
    readonly region: string;
    readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
  };
  /** Whether the server sends event notifications; one that runs elsewhere does not. */
  readonly sendsNotifications: boolean;
  /** Stops the server if it was started here. */
  readonly stop: () => Promise<void>;
};

/**
 * Starts an S3 server, or uses the one in `settings`, creates the buckets that are missing and lets
 * pages of `siteOrigins` upload. If the server was started here, `onObjectCreated` is called for each
 * upload, and `onError` when it cannot do what it is asked to.
 *
 * @throws Error of one line if the server does not answer.
 */
export async function openStorage(
  settings: LocalSettings,
  siteOrigins: readonly string[],
  onObjectCreated: (event: ObjectCreated) => Promise<void>,
  onError: (error: unknown) => void,
): Promise<LocalStorage> {
  const server = settings.s3
    ? { ...settings.s3, stop: async () => undefined }
    : await startS3({
        dataDirectory: join(settings.dataDirectory, "s3"),
        buckets: Object.values(bucketNames),
        reserveBytes: (bucket) =>
          reserveBytes[bucket === bucketNames.uploads ? "uploads" : "media"],
        onError,
        onObjectCreated: async (event) => {
          if (event.bucket === bucketNames.uploads) await onObjectCreated(event);
        },
      });
  const { endpoint, accessKeyId, secretAccessKey, stop } = server;
  const credentials = { accessKeyId, secretAccessKey };
  const storage = {
    settings: { endpoint, region: localRegion, credentials },
    sendsNotifications: settings.s3 === undefined,
    stop,
  };
  const s3 = connectS3(storage.settings);
  try {
    await prepareBuckets(s3, siteOrigins);
  } catch (cause) {
    await stop();
    throw new Error(`The S3 server at ${endpoint} cannot be used: ${errorSentence(cause)}`, {
      cause,
    });
  } finally {
    s3.destroy();
  }
  return storage;
}

async function prepareBuckets(s3: S3Client, siteOrigins: readonly string[]): Promise<void> {
  for (const Bucket of Object.values(bucketNames)) {
    try {
      await s3.send(new HeadBucketCommand({ Bucket }));
    } catch (error) {
      if (!(error instanceof NotFound)) throw error;
      await s3.send(new CreateBucketCommand({ Bucket }));
    }
  }
  await s3.send(
    new PutBucketCorsCommand({
      Bucket: bucketNames.uploads,
      CORSConfiguration: {
        CORSRules: [
          {
            AllowedOrigins: [...siteOrigins],
            AllowedMethods: ["PUT"],
            AllowedHeaders: [...uploadHeaders],
          },
        ],
      },
    }),
  );
}
