import {
  CodeDeployClient,
  PutLifecycleEventHookExecutionStatusCommand,
} from "@aws-sdk/client-codedeploy";
import { LambdaClient } from "@aws-sdk/client-lambda";
import { parseEnvironment } from "@iotd/core/environment";
import { createLogger } from "@iotd/core/logging";
import * as z from "zod";
import { runChecks } from "../run-checks.ts";
import { checkedApps, listVersionChecks } from "./list-version-checks.ts";
import { openVersion } from "./open-version.ts";

const settings = parseEnvironment(
  z.object({
    CHECKED_APP: z.enum(checkedApps),
    CHECKED_VERSION: z.string().min(1),
    SITE_URL: z.url(),
    ORIGIN_SECRET: z.string().min(1),
  }),
);
const log = createLogger();
const lambda = new LambdaClient();
const codeDeploy = new CodeDeployClient();
const neverStopped = new AbortController().signal;

const eventSchema = z.object({
  DeploymentId: z.string(),
  LifecycleEventHookExecutionId: z.string(),
});

/**
 * The Lambda functions "check-public" and "check-admin": CodeDeploy's hook before a new version gets any
 * traffic (`BeforeAllowTraffic`). Runs the smoke test's checks on the version and reports the result to
 * CodeDeploy. If a check fails, the deployment fails and the old version stays.
 */
export async function handler(event: unknown): Promise<{ status: "Failed" | "Succeeded" }> {
  const { DeploymentId, LifecycleEventHookExecutionId } = eventSchema.parse(event);
  const version = {
    arn: settings.CHECKED_VERSION,
    originSecret: settings.ORIGIN_SECRET,
    siteUrl: new URL(settings.SITE_URL).origin,
  };
  const results = await runChecks(
    (signal) => openVersion(lambda, version, signal),
    listVersionChecks(settings.CHECKED_APP),
    (result) => log[result.outcome === "failed" ? "error" : "info"]("new version checked", result),
    neverStopped,
  );
  const status = results.some(({ outcome }) => outcome === "failed") ? "Failed" : "Succeeded";
  await codeDeploy.send(
    new PutLifecycleEventHookExecutionStatusCommand({
      deploymentId: DeploymentId,
      lifecycleEventHookExecutionId: LifecycleEventHookExecutionId,
      status,
    }),
  );
  return { status };
}
