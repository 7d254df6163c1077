import { systemClock } from "@iotd/core/clock";
import { type CredentialsProvider, readDatabaseConnection } from "@iotd/core/database";
import { type Environment, parseEnvironment } from "@iotd/core/environment";
import { connectS3, openBucket } from "@iotd/core/storage/s3";
import * as z from "zod";
import { bundledFolder, taskRootSchema } from "./bundled-folder.ts";
import type { OperationDeps } from "./operations.ts";

const settingsSchema = taskRootSchema.extend({
  AWS_REGION: z.string().min(1),
  UPLOADS_BUCKET: z.string().min(1),
  MEDIA_BUCKET: z.string().min(1),
  S3_ENDPOINT: z.url().optional(),
  MIGRATIONS_FOLDER: z.string().min(1).optional(),
});

/**
 * What operations need, from environment variables. `databaseCredentials` are for the database alone.
 * @default the environment's AWS credentials. Throws an error that names missing variables.
 */
export function depsFromEnvironment(
  environment: Environment = process.env,
  databaseCredentials?: CredentialsProvider,
): OperationDeps {
  const settings = parseEnvironment(settingsSchema, environment);
  const s3 = connectS3({ region: settings.AWS_REGION, endpoint: settings.S3_ENDPOINT });
  return {
    connection: readDatabaseConnection(environment, databaseCredentials),
    migrationsFolder:
      settings.MIGRATIONS_FOLDER && bundledFolder(settings, settings.MIGRATIONS_FOLDER),
    uploads: openBucket(s3, settings.UPLOADS_BUCKET),
    media: openBucket(s3, settings.MEDIA_BUCKET),
    now: systemClock,
  };
}
