import { failureMetric } from "@iotd/api/failure-metric";
import * as cloudwatch from "aws-cdk-lib/aws-cloudwatch";
import { Duration } from "aws-cdk-lib/core";
import type { Function as SstFunction, StackContext } from "sst/constructs";
import { createAlarm } from "../../base/alarm.ts";
import { stageSettings } from "../../stages.ts";

/** The name of the alias that requests go to. */
export const liveAliasName = "live";

/**
 * Creates the alarms that roll back a deployment of `fn`; an empty list if the stage has no alarms. They compare
 * the new version with the versions before it, so requests that fail with every version do not raise them:
 * docs/decisions/0022-rollback-compares-versions.md
 */
export function createRollbackAlarms(
  { stack, app }: StackContext,
  fn: SstFunction,
): cloudwatch.Alarm[] {
  if (!stageSettings(app.stage).alarms) return [];
  const period = Duration.minutes(5);
  const FunctionName = fn.functionName;
  const { version: Version } = fn.currentVersion;
  const ofAlias = { FunctionName, Resource: `${FunctionName}:${liveAliasName}` };
  const ofVersion = { ...ofAlias, ExecutedVersion: Version };
  const lambda = (
    metricName: string,
    dimensionsMap: Record<string, string>,
    statistic: string = cloudwatch.Stats.SUM,
  ) =>
    new cloudwatch.Metric({
      namespace: "AWS/Lambda",
      metricName,
      dimensionsMap,
      statistic,
      period,
    });
  const failures = (dimensionsMap: Record<string, string>) =>
    new cloudwatch.Metric({
      namespace: failureMetric.namespace,
      metricName: failureMetric.name,
      dimensionsMap,
      statistic: cloudwatch.Stats.SUM,
      period,
    });
  const sum = (usingMetrics: Record<string, cloudwatch.IMetric>) =>
    new cloudwatch.MathExpression({
      expression: Object.keys(usingMetrics)
        .map((id) => `FILL(${id}, 0)`)
        .join(" + "),
      usingMetrics,
      period,
    });
  return [
    createAlarm(stack, `${fn.id}NewVersionErrors`, {
      metric: new cloudwatch.MathExpression({
        // At least three failures, half of the new version's requests, and twice the share of the other versions.
        expression:
          "IF(failed >= 3 AND 2 * failed >= requests AND failed * (allRequests - requests) >= 2 * (allFailed - failed) * requests, 1, 0)",
        usingMetrics: {
          // Answers of 5xx, and invocations that crashed or timed out.
          failed: sum({
            answers: failures({ FunctionName, Version }),
            crashes: lambda("Errors", ofVersion),
          }),
          requests: lambda("Invocations", ofVersion),
          allFailed: sum({
            allAnswers: failures({ FunctionName }),
            allCrashes: lambda("Errors", ofAlias),
          }),
          allRequests: lambda("Invocations", ofAlias),
        },
        period,
        label: "Whether the new version fails",
      }),
      threshold: 1,
      description: `The new version of ${fn.id} fails, and the one before does not`,
      runbook: "api-errors",
    }),
    createAlarm(stack, `${fn.id}NewVersionLatency`, {
      metric: new cloudwatch.MathExpression({
        expression: "IF(newMedian >= 3000 AND newMedian >= 2 * median, 1, 0)",
        usingMetrics: {
          newMedian: lambda("Duration", ofVersion, cloudwatch.Stats.p(50)),
          median: lambda("Duration", ofAlias, cloudwatch.Stats.p(50)),
        },
        period,
        label: "Whether the new version is slow",
      }),
      threshold: 1,
      description: `Half of the answers of the new version of ${fn.id} take three seconds, unlike before`,
      runbook: "api-slow",
    }),
  ];
}
