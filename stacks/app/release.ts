import { cp, rm } from "node:fs/promises";
import { join } from "node:path";
import { assetsPrefix } from "@iotd/core/storage";
import { Duration } from "aws-cdk-lib/core";
import * as triggers from "aws-cdk-lib/triggers";
import { dependsOn, type StackContext, use } from "sst/constructs";
import { useProject } from "sst/project.js";
import { Cdn } from "../base/cdn/cdn.ts";
import { Database } from "../base/database/database.ts";
import { createServiceFunction } from "../base/function/service-function.ts";
import { objectStatement } from "../constructs/object-statements.ts";
import { migrationFiles } from "./migration-files.ts";
import { runSource } from "./run-source.ts";

const publishTimeout = Duration.minutes(1);
/** Below Lambda's limit of 15 minutes, within which the trigger waits for it. */
const migrationTimeout = Duration.minutes(14);

/**
 * The first steps of a release, before new code receives requests: publishes the assets and migrates the
 * database. If either fails, the deployment fails and the old code continues; it works with a migrated
 * database because migrations only expand.
 *
 * Each step is a version of a function, whose id depends on its content: a deployment without changes
 * runs nothing. When a migration fails, CloudFormation runs the previous version again, which has nothing
 * to do. The migration is the last resource of its stack, so that no later failure rolls it back.
 */
export async function Release(context: StackContext) {
  const { stack } = context;
  const { assets: bucket } = use(Cdn);
  dependsOn(Database);
  const assetsFolder = join(useProject().paths.artifacts, "assets");
  await rm(assetsFolder, { recursive: true, force: true });
  const assetsPath = await runSource("packages/web/src/write-assets-cli.ts", assetsFolder);
  const publishAssets = createServiceFunction(context, "PublishAssets", {
    description: "puts the css and scripts of this release into the assets bucket",
    handler: "packages/ops/src/publish-assets-lambda.handler",
    isLive: false,
    memoryMegabytes: 512,
    timeoutSeconds: publishTimeout.toSeconds(),
    environment: { ASSETS_FOLDER: "files", ASSETS_BUCKET: bucket.bucketName },
    afterBuild: (folder) => cp(assetsFolder, join(folder, "files"), { recursive: true }),
    statements: [objectStatement(bucket, assetsPrefix, "s3:PutObject")],
  });
  const migrate = createServiceFunction(context, "Migrate", {
    description: "brings the database to the schema of this release",
    handler: "packages/ops/src/migrate-lambda.handler",
    isLive: false,
    memoryMegabytes: 512,
    timeoutSeconds: migrationTimeout.toSeconds(),
    databaseUser: "iotd_owner",
    ...migrationFiles,
  });
  const published = new triggers.Trigger(stack, "RunPublishAssets", {
    handler: publishAssets,
    timeout: publishTimeout,
  });
  new triggers.Trigger(stack, "RunMigrate", {
    handler: migrate,
    timeout: migrationTimeout,
    executeAfter: [published],
  });
  return { assetsPath };
}
