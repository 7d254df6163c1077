import { join } from "node:path";
import { originalsPrefix } from "@iotd/core/storage";
import * as secretsmanager from "aws-cdk-lib/aws-secretsmanager";
import { dependsOn, type StackContext, use } from "sst/constructs";
import { Cdn } from "../../base/cdn/cdn.ts";
import { createFunctionAlarms } from "../../base/function/function-alarms.ts";
import { createServiceFunction } from "../../base/function/service-function.ts";
import { Keys } from "../../base/keys.ts";
import { Uploads } from "../../base/uploads/uploads.ts";
import { keyStatement } from "../../constructs/key-statement.ts";
import { listStatement, objectStatement } from "../../constructs/object-statements.ts";
import { stageSettings } from "../../stages.ts";
import { Release } from "../release.ts";
import { runSource } from "../run-source.ts";
import { createApiAlarms } from "./api-alarms.ts";
import { createLiveAlias } from "./live-alias.ts";
import { createRollbackAlarms } from "./rollback-alarms.ts";
import { createRoutes } from "./routes.ts";

/** The public and the admin function, their routes, and the deployment of their new versions. */
export function Api(context: StackContext) {
  const { stack, app } = context;
  const { concurrency } = stageSettings(app.stage);
  const { httpApi, siteUrl, originSecret, media } = use(Cdn);
  const { bucket: uploads } = use(Uploads);
  const { assetsPath } = use(Release);
  dependsOn(Release);
  const environment = {
    SITE_URL: siteUrl,
    ASSETS_PATH: assetsPath,
    ORIGIN_SECRET: originSecret,
  };
  const publicFunction = createServiceFunction(context, "Public", {
    description: "published pictures, for everyone",
    handler: "packages/api/src/public.handler",
    memoryMegabytes: 1_024,
    timeoutSeconds: 15,
    reservedInstances: concurrency?.public,
    databaseUser: "iotd_public",
    environment,
    afterBuild: async (folder) => {
      const file = join(folder, "packages/api/src/openapi.json");
      await runSource("packages/api/src/openapi/write-api-document-cli.ts", file);
    },
  });
  const adminFunction = createServiceFunction(context, "Admin", {
    description: "signing in, editing and creating uploads, for editors",
    handler: "packages/api/src/admin.handler",
    // Hashing a password takes CPU time and memory; 1,769 MB is one vCPU.
    memoryMegabytes: 1_769,
    timeoutSeconds: 20,
    reservedInstances: concurrency?.admin,
    databaseUser: "iotd_editor",
    usesStorage: true,
    environment: {
      ...environment,
      UPLOADS_BUCKET: uploads.bucketName,
      MEDIA_BUCKET: media.bucketName,
      AUTH_SECRET: new secretsmanager.Secret(stack, "AuthSecret", {
        description: "signs the cookies of sessions",
        encryptionKey: use(Keys).secrets,
        generateSecretString: { passwordLength: 64, excludePunctuation: true },
      }).secretValue.unsafeUnwrap(),
    },
    statements: [
      // A presigned URL has the rights of its signer.
      objectStatement(uploads, originalsPrefix, "s3:PutObject"),
      keyStatement(use(Keys).data, "s3", "kms:GenerateDataKey"),
      // The readiness check tests access to both buckets.
      listStatement(uploads, media),
    ],
  });
  for (const fn of [publicFunction, adminFunction]) createFunctionAlarms(context, fn);
  createApiAlarms(context, httpApi);
  createRoutes(stack, httpApi, {
    public: createLiveAlias(
      context,
      publicFunction,
      createRollbackAlarms(context, publicFunction),
      {
        app: "public",
        siteUrl,
        originSecret,
      },
    ),
    admin: createLiveAlias(context, adminFunction, createRollbackAlarms(context, adminFunction), {
      app: "admin",
      siteUrl,
      originSecret,
    }),
  });
  stack.addOutputs({
    PublicFunction: publicFunction.functionName,
    AdminFunction: adminFunction.functionName,
  });
  return { publicFunction, adminFunction };
}
