import type { HttpApi } from "aws-cdk-lib/aws-apigatewayv2";
import * as cloudwatch from "aws-cdk-lib/aws-cloudwatch";
import { Duration } from "aws-cdk-lib/core";
import type { StackContext } from "sst/constructs";
import { createAlarm } from "../../base/alarm.ts";
import { stageSettings } from "../../stages.ts";

/**
 * The alarms that also roll a deployment back; none where the stage has none. They watch the API's
 * answers: an application that answers with a 500 has not failed in the eyes of Lambda.
 */
export function createApiAlarms(
  { stack, app }: StackContext,
  httpApi: HttpApi,
): cloudwatch.Alarm[] {
  if (!stageSettings(app.stage).alarms) return [];
  const period = Duration.minutes(1);
  const requests = httpApi.metricCount({ period, statistic: cloudwatch.Stats.SUM });
  const failures = httpApi.metricServerError({ period, statistic: cloudwatch.Stats.SUM });
  return [
    createAlarm(stack, "ApiErrors", {
      metric: new cloudwatch.MathExpression({
        // A single failure on a quiet night is no rate.
        expression: "IF(failures >= 3, 100 * failures / requests, 0)",
        usingMetrics: { failures, requests },
        period,
        label: "5xx answers in percent",
      }),
      threshold: 5,
      says: "In a minute 5 % of all answers or more were 5xx",
      runbook: "api-errors",
    }),
    createAlarm(stack, "ApiLatency", {
      metric: httpApi.metricLatency({ period, statistic: cloudwatch.Stats.p(99) }),
      threshold: Duration.seconds(3).toMilliseconds(),
      periods: 3,
      says: "For three minutes the slowest percent of answers has taken three seconds or more",
      runbook: "api-slow",
    }),
  ];
}
