import { processingAttempts } from "@iotd/core/picture/limits";
import * as sqs from "aws-cdk-lib/aws-sqs";
import { Duration } from "aws-cdk-lib/core";
import { type StackContext, use } from "sst/constructs";
import { dataRemovalPolicy } from "../../constructs/removal.ts";
import { serviceStatement } from "../../constructs/service-statement.ts";
import { stageSettings } from "../../stages.ts";
import { Keys } from "../keys.ts";

/** The image processor's timeout for one picture; the largest accepted ones take about 40 seconds. */
export const processingTimeout = Duration.minutes(2);

/** Creates the uploads queue and its dead-letter queue. */
export function createUploadsQueue({ stack, app }: StackContext): UploadsQueue {
  const common = {
    encryption: sqs.QueueEncryption.KMS,
    encryptionMasterKey: use(Keys).data,
    dataKeyReuse: Duration.hours(1),
    enforceSSL: true,
    removalPolicy: dataRemovalPolicy(stageSettings(app.stage)),
    retentionPeriod: Duration.days(14),
  } as const;
  const deadLetters = new sqs.Queue(stack, "UploadsDeadLetters", common);
  const queue = new sqs.Queue(stack, "UploadsQueue", {
    ...common,
    // 12 minutes between two attempts. As AWS advises (https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html).
    visibilityTimeout: Duration.minutes(6 * processingTimeout.toMinutes()),
    deadLetterQueue: { queue: deadLetters, maxReceiveCount: processingAttempts },
  });
  // Not limited to the bucket's ARN: S3 tests this policy when the bucket is created, after the queue.
  queue.addToResourcePolicy(serviceStatement(stack, ["s3"], ["sqs:SendMessage"], queue.queueArn));
  return { queue, deadLetters };
}

/** The uploads queue and its dead-letter queue. */
export type UploadsQueue = { readonly queue: sqs.Queue; readonly deadLetters: sqs.Queue };
