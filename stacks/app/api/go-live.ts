import type * as cloudwatch from "aws-cdk-lib/aws-cloudwatch";
import * as codedeploy from "aws-cdk-lib/aws-codedeploy";
import * as lambda from "aws-cdk-lib/aws-lambda";
import type { Function as SstFunction, StackContext } from "sst/constructs";
import { type StageSettings, stageSettings } from "../../stages.ts";
import { type CheckVersionProps, createVersionCheck } from "./check-version.ts";

const deploymentConfigs = {
  "all at once": codedeploy.LambdaDeploymentConfig.ALL_AT_ONCE,
  "10 percent for 5 minutes": codedeploy.LambdaDeploymentConfig.CANARY_10PERCENT_5MINUTES,
} as const satisfies Record<StageSettings["canary"], codedeploy.ILambdaDeploymentConfig>;

/**
 * What requests go to: an alias that CodeDeploy moves to each new version as the stage's table says, once
 * the version has passed its check, and back if one of `rollbackAlarms` is raised meanwhile. In `sst dev`
 * the stub itself.
 */
export function goLive(
  context: StackContext,
  fn: SstFunction,
  rollbackAlarms: readonly cloudwatch.IAlarm[],
  versionCheck: CheckVersionProps,
): lambda.IFunction {
  const { stack, app } = context;
  if (app.local) return fn;
  const alias = new lambda.Alias(stack, `${fn.id}Live`, {
    aliasName: "live",
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
