import { systemClock } from "@iotd/core/clock";
import { connectDatabase, pingDatabase, readDatabaseConnection } from "@iotd/core/database";
import { instanceConnections } from "@iotd/core/database/instance-connections";
import { parseEnvironment } from "@iotd/core/environment";
import { createLogger } from "@iotd/core/logging";
import { connectS3, createUploadSigner, openBucket } from "@iotd/core/storage/s3";
import { handle } from "hono/aws-lambda";
import * as z from "zod";
import { createAdminApp } from "./admin-app.ts";
import { createAuth } from "./auth/auth.ts";
import { lambdaClientAddress } from "./auth/lambda-client-address.ts";
import { siteSettingsSchema, toFailureCounter, toSite } from "./site-settings.ts";

const settings = parseEnvironment(
  z.object({
    ...siteSettingsSchema.shape,
    AWS_REGION: z.string().min(1),
    UPLOADS_BUCKET: z.string().min(1),
    MEDIA_BUCKET: z.string().min(1),
    S3_ENDPOINT: z.url().optional(),
    AUTH_SECRET: z.string().min(32, "must have at least 32 characters"),
  }),
);
const log = createLogger();
const site = toSite(settings);
const { db } = connectDatabase(readDatabaseConnection(), {
  maxConnections: instanceConnections,
  onIdleError: (error) => log.warn("an idle database connection broke", { error }),
});
const s3 = connectS3({ region: settings.AWS_REGION, endpoint: settings.S3_ENDPOINT });

/** The Lambda function "admin", for API Gateway HTTP API events. */
export const handler = handle(
  createAdminApp({
    db,
    log,
    site,
    originSecret: settings.ORIGIN_SECRET,
    countFailure: toFailureCounter(settings),
    now: systemClock,
    auth: createAuth({ db, site, log, secret: settings.AUTH_SECRET }),
    signUpload: createUploadSigner(s3, settings.UPLOADS_BUCKET, systemClock),
    uploadsOrigin: uploadsOrigin(settings),
    clientAddress: lambdaClientAddress,
    checks: {
      database: () => pingDatabase(db),
      uploads: openBucket(s3, settings.UPLOADS_BUCKET).ping,
      media: openBucket(s3, settings.MEDIA_BUCKET).ping,
    },
  }),
);

/** Where the SDK's presigned URLs point: the bucket's own host name on AWS. */
function uploadsOrigin({ S3_ENDPOINT, UPLOADS_BUCKET, AWS_REGION }: typeof settings): string {
  return S3_ENDPOINT ?? `https://${UPLOADS_BUCKET}.s3.${AWS_REGION}.amazonaws.com`;
}
