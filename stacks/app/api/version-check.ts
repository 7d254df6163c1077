import * as iam from "aws-cdk-lib/aws-iam";
import type { Function as SstFunction, StackContext } from "sst/constructs";
import { createServiceFunction } from "../../base/function/service-function.ts";

/** The app and the site that a version check uses. */
export type VersionCheckProps = {
  /** Which app the function runs. */
  readonly app: "public" | "admin";
  readonly siteUrl: string;
  /** Sent with requests, which the app refuses without it. */
  readonly originSecret: string;
};

/**
 * Creates the function that CodeDeploy invokes before a new version of `fn` receives requests. It runs the
 * smoke test's checks on that version. It is outside the VPC, because it calls Lambda, CodeDeploy and the site.
 */
export function createVersionCheck(
  context: StackContext,
  fn: SstFunction,
  { app, siteUrl, originSecret }: VersionCheckProps,
): SstFunction {
  const version = fn.currentVersion.functionArn;
  return createServiceFunction(context, `Check${fn.id}`, {
    description: `checks each new version of ${fn.id} before it receives requests`,
    handler: "packages/cli/src/smoke/new-version/check-version-lambda.handler",
    isLive: false,
    memoryMegabytes: 512,
    timeoutSeconds: 120,
    environment: {
      CHECKED_APP: app,
      CHECKED_VERSION: version,
      SITE_URL: siteUrl,
      ORIGIN_SECRET: originSecret,
    },
    statements: [
      new iam.PolicyStatement({ actions: ["lambda:InvokeFunction"], resources: [version] }),
    ],
  });
}
