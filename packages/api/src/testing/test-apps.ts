import type { Clock } from "@iotd/core/clock";
import { createLogger } from "@iotd/core/logging";
import { connectS3, createUploadSigner, openBucket } from "@iotd/core/storage/s3";
import type { TestDatabase } from "@iotd/core/testing";
import { inject } from "vitest";
import { createAdminApp } from "../admin-app.ts";
import { createAuth } from "../auth/auth.ts";
import { createApiDocument } from "../openapi/create-api-document.ts";
import { createPublicApp } from "../public-app.ts";
import type { HealthCheck } from "../routes/monitors/health-json.ts";

/** The site of the test apps. */
export const site = {
  url: "https://iotd.test",
  aliases: [],
  assetsPath: "/assets/test",
  timeZone: "UTC",
};

/** Signs the cookies of the test apps. */
export const authSecret = "only-for-tests-and-at-least-32-long";

/** Both apps with a real database and a real S3 server. `logLines` has what they logged. */
export function createTestApps(
  database: TestDatabase,
  {
    now = () => new Date("2026-01-15T12:00:00Z"),
    checks = { database: async () => undefined },
  }: { readonly now?: Clock; readonly checks?: Readonly<Record<string, HealthCheck>> } = {},
) {
  const { buckets, ...s3Settings } = inject("s3");
  const s3 = connectS3(s3Settings);
  const logLines: string[] = [];
  const log = createLogger((line) => logLines.push(line));
  const db = database.as("iotd_editor");
  const clientAddress = { current: "203.0.113.7" };
  return {
    logLines,
    /** The IP address of the next requests. */
    clientAddress,
    uploads: openBucket(s3, buckets.uploads),
    publicApp: createPublicApp({
      db: database.as("iotd_public"),
      now,
      log,
      site,
      readApiDocument: createApiDocument,
    }),
    adminApp: createAdminApp({
      db,
      now,
      log,
      site,
      auth: createAuth({ db, site, log, secret: authSecret }),
      signUpload: createUploadSigner(s3, buckets.uploads, () => new Date()),
      uploadsOrigin: s3Settings.endpoint,
      clientAddress: () => clientAddress.current,
      checks,
    }),
  };
}
