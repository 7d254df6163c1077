import * as iam from "aws-cdk-lib/aws-iam";
import * as sqs from "aws-cdk-lib/aws-sqs";
import { Duration } from "aws-cdk-lib/core";
import { type StackContext, use } from "sst/constructs";
import { dataRemovalPolicy } from "../../constructs/removal.ts";
import { stageSettings } from "../../stages.ts";
import { Keys } from "../keys.ts";

/** How long the image-processor may take for one picture: the worst takes some 40 seconds. */
export const processingTimeout = Duration.minutes(2);

/**
 * Six times the consumer's time-out, as AWS advises
 * (https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html).
 */
export const visibilityTimeout = Duration.minutes(6 * processingTimeout.toMinutes());

/** After three attempts, 36 minutes at most, a message is dead: before the sweep rejects its picture. */
export const maxReceives = 3;

/** The queue of uploads, with its dead letters behind it. */
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
    visibilityTimeout,
    deadLetterQueue: { queue: deadLetters, maxReceiveCount: maxReceives },
  });
  // Not the bucket's ARN: the bucket itself waits for this policy, since S3 tries it out.
  queue.addToResourcePolicy(
    new iam.PolicyStatement({
      principals: [new iam.ServicePrincipal("s3.amazonaws.com")],
      actions: ["sqs:SendMessage"],
      resources: [queue.queueArn],
      conditions: { StringEquals: { "aws:SourceAccount": stack.account } },
    }),
  );
  return { queue, deadLetters };
}

export type UploadsQueue = { readonly queue: sqs.Queue; readonly deadLetters: sqs.Queue };
