import { mediaPrefix, originalsPrefix } from "@iotd/core/storage";
import * as iam from "aws-cdk-lib/aws-iam";
import type * as kms from "aws-cdk-lib/aws-kms";
import type * as sqs from "aws-cdk-lib/aws-sqs";
import { dependsOn, type StackContext, use } from "sst/constructs";
import { Cdn } from "../base/cdn/cdn.ts";
import { createFunctionAlarms } from "../base/function/function-alarms.ts";
import { createServiceFunction } from "../base/function/service-function.ts";
import { Keys } from "../base/keys.ts";
import { Uploads } from "../base/uploads/uploads.ts";
import { processingTimeout } from "../base/uploads/uploads-queue.ts";
import { keyStatement } from "../constructs/key-statement.ts";
import { listStatement, objectStatement } from "../constructs/object-statements.ts";
import { stageSettings } from "../stages.ts";
import { installSharp } from "./install-sharp.ts";
import { Release } from "./release.ts";

/** The image processor, which consumes the uploads queue. */
export function Images(context: StackContext) {
  const { stack, app } = context;
  const { concurrency, picturesAtATime } = stageSettings(app.stage);
  const { data } = use(Keys);
  const { media } = use(Cdn);
  const { bucket: uploads, queue } = use(Uploads);
  dependsOn(Release);
  const imageProcessor = createServiceFunction(context, "ImageProcessor", {
    description: "verifies originals, derives variants, publishes or rejects",
    handler: "packages/image-processor/src/lambda.handler",
    // The largest accepted picture, an AVIF of 100 megapixels, takes 1.8 GB. At 3 GB there are two vCPUs.
    memoryMegabytes: 3_008,
    timeoutSeconds: processingTimeout.toSeconds(),
    reservedInstances: concurrency?.imageProcessor,
    databaseUser: "iotd_processor",
    usesStorage: true,
    environment: { UPLOADS_BUCKET: uploads.bucketName, MEDIA_BUCKET: media.bucketName },
    nodejs: { esbuild: { external: ["pg-native", "sharp"] } },
    // In sst dev the code runs from the sources, with the developer's sharp.
    ...(!app.local && { afterBuild: installSharp }),
    statements: [
      listStatement(uploads),
      objectStatement(uploads, originalsPrefix, "s3:GetObject"),
      keyStatement(data, "s3", "kms:Decrypt"),
      objectStatement(media, mediaPrefix, "s3:PutObject"),
      ...consumeStatements(queue, data),
    ],
  });
  imageProcessor.addEventSourceMapping("UploadsQueue", {
    eventSourceArn: queue.queueArn,
    // One picture may need most of the memory.
    batchSize: 1,
    maxConcurrency: picturesAtATime,
    reportBatchItemFailures: true,
  });
  createFunctionAlarms(context, imageProcessor);
  stack.addOutputs({ ImageProcessorFunction: imageProcessor.functionName });
  return { imageProcessor };
}

/**
 * What Lambda does with the function's role to read from `queue`
 * (https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html). CDK's event source would
 * also let the function use the key directly.
 */
const consumeStatements = (queue: sqs.IQueue, key: kms.IKey): iam.PolicyStatement[] => [
  new iam.PolicyStatement({
    actions: ["sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ReceiveMessage"],
    resources: [queue.queueArn],
  }),
  keyStatement(key, "sqs", "kms:Decrypt"),
];
