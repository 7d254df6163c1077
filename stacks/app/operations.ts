import { mediaPrefix, originalsPrefix } from "@iotd/core/storage";
import * as events from "aws-cdk-lib/aws-events";
import * as targets from "aws-cdk-lib/aws-events-targets";
import { dependsOn, type StackContext, use } from "sst/constructs";
import { Cdn } from "../base/cdn/cdn.ts";
import { createFunctionAlarms } from "../base/function/function-alarms.ts";
import { createServiceFunction } from "../base/function/service-function.ts";
import { Uploads } from "../base/uploads/uploads.ts";
import { listStatement, objectStatement } from "../constructs/object-statements.ts";
import { stageSettings } from "../stages.ts";
import { migrationFiles } from "./migration-files.ts";
import { Release } from "./release.ts";

/** The function that `npm run ops -- --stage …` invokes, and its daily sweep. */
export function Operations(context: StackContext) {
  const { stack, app } = context;
  const { media } = use(Cdn);
  const { bucket: uploads } = use(Uploads);
  dependsOn(Release);
  const ops = createServiceFunction(context, "Ops", {
    description: "operations: migrate, create-admin, sweep, status",
    handler: "packages/ops/src/lambda.handler",
    memoryMegabytes: 512,
    timeoutSeconds: 900,
    reservedInstances: stageSettings(app.stage).concurrency?.ops,
    databaseUser: "iotd_owner",
    usesStorage: true,
    // In sst dev the code runs from the sources, which contain the migrations.
    ...(!app.local && { copyFiles: migrationFiles.copyFiles }),
    environment: {
      ...(!app.local && migrationFiles.environment),
      UPLOADS_BUCKET: uploads.bucketName,
      MEDIA_BUCKET: media.bucketName,
    },
    statements: [
      listStatement(uploads, media),
      // Tells whether an original exists. Without the right to use the key, its content cannot be read.
      objectStatement(uploads, originalsPrefix, "s3:GetObject", "s3:DeleteObject"),
      objectStatement(media, mediaPrefix, "s3:DeleteObject"),
    ],
  });
  createFunctionAlarms(context, ops);
  new events.Rule(stack, "DailySweep", {
    description: "ends unfinished uploads and removes pictures deleted long ago",
    schedule: events.Schedule.cron({ hour: "4", minute: "17" }),
    targets: [
      new targets.LambdaFunction(ops, {
        event: events.RuleTargetInput.fromObject({ command: "sweep" }),
      }),
    ],
  });
  stack.addOutputs({ OpsFunction: ops.functionName });
  return { ops };
}
