import * as cloudwatch from "aws-cdk-lib/aws-cloudwatch";
import { Duration } from "aws-cdk-lib/core";
import type { Function as SstFunction, StackContext } from "sst/constructs";
import { stageSettings } from "../../stages.ts";
import { createAlarm } from "../alarm.ts";

/** Alarms, where the stage has any, on a function that ends in an error or is refused an instance. */
export function createFunctionAlarms({ stack, app }: StackContext, fn: SstFunction): void {
  if (!stageSettings(app.stage).alarms) return;
  const sum = { period: Duration.minutes(5), statistic: cloudwatch.Stats.SUM };
  createAlarm(stack, `${fn.id}Errors`, {
    metric: fn.metricErrors(sum),
    threshold: 1,
    says: `The function ${fn.id} ended in an error or ran out of time`,
    runbook: "function-errors",
  });
  createAlarm(stack, `${fn.id}Throttles`, {
    metric: fn.metricThrottles(sum),
    threshold: 1,
    says: `The function ${fn.id} was asked more often than it has instances`,
    runbook: "function-throttles",
  });
}
