import { assetsPrefix, mediaPrefix } from "@iotd/core/storage";
import * as s3 from "aws-cdk-lib/aws-s3";
import { Duration } from "aws-cdk-lib/core";
import type { StackContext } from "sst/constructs";
import { bucketDefaults } from "../../constructs/bucket-defaults.ts";
import { serviceStatement } from "../../constructs/service-statement.ts";
import { stageSettings } from "../../stages.ts";

/** The prefix of the uploads bucket's logs in the access logs bucket. */
export const uploadsLogPrefix = "uploads/";

/**
 * Creates the buckets that CloudFront reads, and the bucket for access logs. Media and assets are public,
 * so they are encrypted with S3's own key: a customer managed key would protect nothing and cost a call to
 * KMS for each object that CloudFront fetches.
 */
export function createCdnBuckets({ stack, app }: StackContext) {
  const settings = stageSettings(app.stage);
  const encryption = s3.BucketEncryption.S3_MANAGED;
  const accessLogs = new s3.Bucket(stack, "AccessLogs", {
    ...bucketDefaults(settings),
    encryption,
    // CloudFront delivers its logs with an access control list.
    objectOwnership: s3.ObjectOwnership.BUCKET_OWNER_PREFERRED,
    lifecycleRules: [{ expiration: Duration.days(settings.logRetentionDays) }],
  });
  // For buckets of later stacks, whose ARNs are unknown here.
  accessLogs.addToResourcePolicy(
    serviceStatement(
      stack,
      ["logging.s3"],
      ["s3:PutObject"],
      accessLogs.arnForObjects(`${uploadsLogPrefix}*`),
    ),
  );
  const createServedBucket = (id: string, logPrefix: string) =>
    new s3.Bucket(stack, id, {
      ...bucketDefaults(settings),
      encryption,
      serverAccessLogsBucket: accessLogs,
      serverAccessLogsPrefix: logPrefix,
    });
  return {
    accessLogs,
    media: createServedBucket("Media", mediaPrefix),
    assets: createServedBucket("Assets", assetsPrefix),
  };
}
