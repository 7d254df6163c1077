import * as iam from "aws-cdk-lib/aws-iam";
import type { Function as SstFunction, StackContext } from "sst/constructs";
import { createServiceFunction } from "../../base/function/service-function.ts";

export type CheckVersionProps = {
  /** Which of the two apps `fn` is. */
  readonly app: "public" | "admin";
  readonly siteUrl: string;
  readonly originSecret: string;
};

/**
 * The function that asks each new version of `fn` what the smoke test asks the site, before any request
 * goes to it; for CodeDeploy to invoke. In no network: it reaches Lambda, CodeDeploy and the site.
 */
export function createVersionCheck(
  context: StackContext,
  fn: SstFunction,
  { app, siteUrl, originSecret }: CheckVersionProps,
): SstFunction {
  const version = fn.currentVersion.functionArn;
  return createServiceFunction(context, `Check${fn.id}`, {
    description: `asks each new version of ${fn.id}, before requests go to it, whether it is well`,
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
