import { restoreDays } from "@iotd/core/picture/limits";
import { originalsPrefix, uploadHeaders } from "@iotd/core/storage";
import * as s3 from "aws-cdk-lib/aws-s3";
import { Duration } from "aws-cdk-lib/core";
import { type StackContext, use } from "sst/constructs";
import { bucketDefaults } from "../../constructs/bucket-defaults.ts";
import { resourceOf } from "../../constructs/resource-of.ts";
import { stageSettings } from "../../stages.ts";
import { uploadsLogPrefix } from "../cdn/buckets.ts";
import { Cdn } from "../cdn/cdn.ts";
import { Keys } from "../keys.ts";
import { createStorageEndpoint } from "./storage-endpoint.ts";
import { createUploadsAlarms } from "./uploads-alarms.ts";
import { createUploadsQueue } from "./uploads-queue.ts";

/** The bucket that browsers upload originals to, and the queue of its notifications. */
export function Uploads(context: StackContext) {
  const { stack, app } = context;
  const { siteUrl, media, accessLogs } = use(Cdn);
  const settings = stageSettings(app.stage);
  const bucket = new s3.Bucket(stack, "Uploads", {
    ...bucketDefaults(settings),
    encryption: s3.BucketEncryption.KMS,
    encryptionKey: use(Keys).data,
    // Needs one call to KMS for many objects.
    bucketKeyEnabled: true,
    versioned: true,
    cors: [
      {
        allowedOrigins: [siteUrl],
        allowedMethods: [s3.HttpMethods.PUT],
        allowedHeaders: [...uploadHeaders],
        maxAge: 3_600,
      },
    ],
    lifecycleRules: [
      {
        abortIncompleteMultipartUploadAfter: Duration.days(1),
        // What the sweep has deleted can be recovered for as long again.
        noncurrentVersionExpiration: Duration.days(restoreDays),
        expiredObjectDeleteMarker: true,
      },
    ],
  });
  const queues = createUploadsQueue(context);
  const resource = resourceOf(bucket, s3.CfnBucket);
  // Set on the bucket itself: CDK's notifications would deploy a function that may reconfigure any bucket,
  // and its logging would make the stack of the logs' bucket depend on this one.
  resource.notificationConfiguration = {
    queueConfigurations: [
      {
        event: "s3:ObjectCreated:*",
        queue: queues.queue.queueArn,
        filter: { s3Key: { rules: [{ name: "prefix", value: originalsPrefix }] } },
      },
    ],
  };
  resource.loggingConfiguration = {
    destinationBucketName: accessLogs.bucketName,
    logFilePrefix: uploadsLogPrefix,
  };
  // S3 tests the queue, so the queue's policy must exist.
  bucket.node.addDependency(queues.queue);
  if (settings.alarms) createUploadsAlarms(context, queues);
  createStorageEndpoint(context, [bucket, media]);
  stack.addOutputs({
    UploadsBucket: bucket.bucketName,
    UploadsQueueUrl: queues.queue.queueUrl,
    DeadLettersUrl: queues.deadLetters.queueUrl,
  });
  return { bucket, ...queues };
}
