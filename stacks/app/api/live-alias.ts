import type * as cloudwatch from "aws-cdk-lib/aws-cloudwatch";
import * as codedeploy from "aws-cdk-lib/aws-codedeploy";
import * as lambda from "aws-cdk-lib/aws-lambda";
import type { Function as SstFunction, StackContext } from "sst/constructs";
import { type StageSettings, stageSettings } from "../../stages.ts";
import { liveAliasName } from "./rollback-alarms.ts";
import { createVersionCheck, type VersionCheckProps } from "./version-check.ts";

const deploymentConfigs = {
  "all at once": codedeploy.LambdaDeploymentConfig.ALL_AT_ONCE,
  "10 percent for 5 minutes": codedeploy.LambdaDeploymentConfig.CANARY_10PERCENT_5MINUTES,
} as const satisfies Record<StageSettings["canary"], codedeploy.ILambdaDeploymentConfig>;

/**
 * Returns what receives requests: an alias of `fn` that CodeDeploy moves to each new version after the
 * version's check, as the stage table says, and back if one of `rollbackAlarms` is raised meanwhile. In
 * `sst dev` it returns `fn` itself, which is a stub.
 */
export function createLiveAlias(
  context: StackContext,
  fn: SstFunction,
  rollbackAlarms: readonly cloudwatch.IAlarm[],
  versionCheck: VersionCheckProps,
): lambda.IFunction {
  const { stack, app } = context;
  if (app.local) return fn;
  const alias = new lambda.Alias(stack, `${fn.id}Live`, {
    aliasName: liveAliasName,
    version: fn.currentVersion,
  });
  const preHook = createVersionCheck(context, fn, versionCheck);
  new codedeploy.LambdaDeploymentGroup(stack, `${fn.id}Deployment`, {
    alias,
    preHook,
    deploymentConfig: deploymentConfigs[stageSettings(app.stage).canary],
    alarms: [...rollbackAlarms],
    autoRollback: {
      failedDeployment: true,
      stoppedDeployment: true,
      deploymentInAlarm: rollbackAlarms.length > 0,
    },
  });
  return alias;
}
