import * as cloudwatch from "aws-cdk-lib/aws-cloudwatch";
import { Duration } from "aws-cdk-lib/core";
import type { Function as SstFunction, StackContext } from "sst/constructs";
import { stageSettings } from "../../stages.ts";
import { createAlarm } from "../alarm.ts";

/** Creates alarms on errors and throttles of `fn`, if the stage has alarms. */
export function createFunctionAlarms({ stack, app }: StackContext, fn: SstFunction): void {
  if (!stageSettings(app.stage).alarms) return;
  const sum = { period: Duration.minutes(5), statistic: cloudwatch.Stats.SUM };
  createAlarm(stack, `${fn.id}Errors`, {
    metric: fn.metricErrors(sum),
    threshold: 1,
    description: `The function ${fn.id} failed or timed out`,
    runbook: "function-errors",
  });
  createAlarm(stack, `${fn.id}Throttles`, {
    metric: fn.metricThrottles(sum),
    threshold: 1,
    description: `Invocations of the function ${fn.id} were throttled because no instance was free`,
    runbook: "function-throttles",
  });
}
