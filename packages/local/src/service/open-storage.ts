import { join } from "node:path";
import {
  CreateBucketCommand,
  HeadBucketCommand,
  NotFound,
  PutBucketCorsCommand,
} from "@aws-sdk/client-s3";
import { connectS3 } from "@iotd/core/storage/s3";
import { localRegion, type ObjectCreated, startS3 } from "@iotd/local-aws";
import type { LocalSettings } from "./settings.ts";

export const bucketNames = { uploads: "iotd-uploads", media: "iotd-media" } as const;

export type LocalStorage = {
  readonly settings: {
    readonly endpoint: string;
    readonly region: string;
    readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
  };
  /** Whether the server tells of created objects; one that runs elsewhere does not. */
  readonly announcesObjects: boolean;
  readonly stop: () => Promise<void>;
};

/** Starts an S3 server, or makes the buckets on the one that `settings` points at. */
export async function openStorage(
  settings: LocalSettings,
  siteOrigins: readonly string[],
  onObjectCreated: (event: ObjectCreated) => Promise<void>,
): Promise<LocalStorage> {
  if (settings.s3) return useExistingServer(settings.s3, siteOrigins);
  const server = await startS3({
    dataDirectory: join(settings.dataDirectory, "s3"),
    buckets: [{ name: bucketNames.uploads, corsOrigins: siteOrigins }, { name: bucketNames.media }],
    onObjectCreated: async (event) => {
      if (event.bucket === bucketNames.uploads) await onObjectCreated(event);
    },
  });
  const { endpoint, region, accessKeyId, secretAccessKey } = server;
  return {
    settings: { endpoint, region, credentials: { accessKeyId, secretAccessKey } },
    announcesObjects: true,
    stop: server.stop,
  };
}

async function useExistingServer(
  { endpoint, accessKeyId, secretAccessKey }: NonNullable<LocalSettings["s3"]>,
  siteOrigins: readonly string[],
): Promise<LocalStorage> {
  const settings = { endpoint, region: localRegion, credentials: { accessKeyId, secretAccessKey } };
  const s3 = connectS3(settings);
  for (const Bucket of Object.values(bucketNames)) {
    try {
      await s3.send(new HeadBucketCommand({ Bucket }));
    } catch (error) {
      if (!(error instanceof NotFound)) {
        throw new Error(
          `The S3 server at ${endpoint} does not answer as one should: ${String(error)}`,
          { cause: error },
        );
      }
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
            AllowedHeaders: ["content-type", "if-none-match", "x-amz-checksum-sha256"],
          },
        ],
      },
    }),
  );
  s3.destroy();
  return { settings, announcesObjects: false, stop: async () => undefined };
}
