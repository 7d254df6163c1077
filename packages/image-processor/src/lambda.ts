import { systemClock } from "@iotd/core/clock";
import { connectDatabase, readDatabaseConnection } from "@iotd/core/database";
import { instanceConnections } from "@iotd/core/database/instance-connections";
import { parseEnvironment } from "@iotd/core/environment";
import { createLogger } from "@iotd/core/logging";
import { connectS3, openBucket } from "@iotd/core/storage/s3";
import * as z from "zod";
import { createHandler } from "./create-handler.ts";

const settingsSchema = z.object({
  AWS_REGION: z.string().min(1),
  UPLOADS_BUCKET: z.string().min(1),
  MEDIA_BUCKET: z.string().min(1),
  S3_ENDPOINT: z.url().optional(),
});

const log = createLogger();
const settings = parseEnvironment(settingsSchema);
const s3 = connectS3({ region: settings.AWS_REGION, endpoint: settings.S3_ENDPOINT });
const { db } = connectDatabase(readDatabaseConnection(), {
  maxConnections: instanceConnections,
  onIdleError: (error) => log.warn("an idle database connection broke", { error }),
});

/** The Lambda function "image-processor", which consumes the uploads queue. */
export const handler = createHandler({
  db,
  uploads: openBucket(s3, settings.UPLOADS_BUCKET),
  media: openBucket(s3, settings.MEDIA_BUCKET),
  now: systemClock,
  log,
});
