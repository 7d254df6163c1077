import type * as s3 from "aws-cdk-lib/aws-s3";
import type * as sqs from "aws-cdk-lib/aws-sqs";

/** How S3 is told to tell the queue of each new original, whoever put it there. */
export const announceUploads = (
  queue: sqs.Queue,
): s3.CfnBucket.NotificationConfigurationProperty => ({
  queueConfigurations: [
    {
      event: "s3:ObjectCreated:*",
      queue: queue.queueArn,
      filter: { s3Key: { rules: [{ name: "prefix", value: "originals/" }] } },
    },
  ],
});
