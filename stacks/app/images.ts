import * as lambdaEvents from "aws-cdk-lib/aws-lambda-event-sources";
import { dependsOn, type StackContext, use } from "sst/constructs";
import { Cdn } from "../base/cdn/cdn.ts";
import { Uploads } from "../base/uploads/uploads.ts";
import { processingTimeout } from "../base/uploads/uploads-queue.ts";
import { createFunctionAlarms } from "../constructs/function-alarms.ts";
import {
  listStatement,
  objectKeyStatement,
  objectStatement,
} from "../constructs/object-statements.ts";
import { createServiceFunction } from "../constructs/service-function.ts";
import { stageSettings } from "../stages.ts";
import { installSharp } from "./install-sharp.ts";
import { Release } from "./release.ts";

/** The consumer of the uploads queue. */
export function Images(context: StackContext) {
  const { stack, app } = context;
  const { concurrency, picturesAtATime } = stageSettings(app.stage);
  const { media } = use(Cdn);
  const { bucket: uploads, queue } = use(Uploads);
  dependsOn(Release);
  const imageProcessor = createServiceFunction(context, "ImageProcessor", {
    description: "verifies originals, derives variants, publishes or rejects",
    handler: "packages/image-processor/src/lambda.handler",
    // The worst picture, an AVIF of 100 megapixels, takes 1.8 GB; at 3 GB there are two processors.
    memoryMegabytes: 3_008,
    timeoutSeconds: processingTimeout.toSeconds(),
    reservedInstances: concurrency?.imageProcessor,
    databaseUser: "iotd_processor",
    usesStorage: true,
    environment: { UPLOADS_BUCKET: uploads.bucketName, MEDIA_BUCKET: media.bucketName },
    nodejs: { esbuild: { external: ["pg-native", "sharp"] } },
    // In development it runs among the sources, whose sharp is this machine's.
    ...(!app.local && { afterBuild: installSharp }),
    statements: [
      listStatement(uploads),
      objectStatement(uploads, "originals/", "s3:GetObject"),
      objectKeyStatement(uploads, "kms:Decrypt"),
      objectStatement(media, "media/", "s3:PutObject"),
    ],
  });
  imageProcessor.addEventSource(
    new lambdaEvents.SqsEventSource(queue, {
      // One at a time: each may need most of the memory.
      batchSize: 1,
      maxConcurrency: picturesAtATime,
      reportBatchItemFailures: true,
    }),
  );
  createFunctionAlarms(context, imageProcessor);
  stack.addOutputs({ ImageProcessorFunction: imageProcessor.functionName });
  return { imageProcessor };
}
