import type { HttpApi } from "aws-cdk-lib/aws-apigatewayv2";
import * as cloudwatch from "aws-cdk-lib/aws-cloudwatch";
import { Duration } from "aws-cdk-lib/core";
import type { StackContext } from "sst/constructs";
import { createAlarm } from "../../base/alarm.ts";
import { stageSettings } from "../../stages.ts";

/**
 * Creates the alarms on the HTTP API's responses, if the stage has alarms. Lambda does not count a response with
 * status 500 as an error. They do not roll back a deployment, because strangers can raise them.
 */
export function createApiAlarms({ stack, app }: StackContext, httpApi: HttpApi): void {
  if (!stageSettings(app.stage).alarms) return;
  const period = Duration.minutes(1);
  const requests = httpApi.metricCount({ period, statistic: cloudwatch.Stats.SUM });
  const failures = httpApi.metricServerError({ period, statistic: cloudwatch.Stats.SUM });
  createAlarm(stack, "ApiErrors", {
    metric: new cloudwatch.MathExpression({
      // One or two failures among few requests are not a failure rate.
      expression: "IF(failures >= 3, 100 * failures / requests, 0)",
      usingMetrics: { failures, requests },
      period,
      label: "5xx answers in percent",
    }),
    threshold: 5,
    description: "At least 5 % of responses within one minute were 5xx",
    runbook: "api-errors",
  });
  createAlarm(stack, "ApiLatency", {
    metric: httpApi.metricLatency({ period, statistic: cloudwatch.Stats.p(99) }),
    threshold: Duration.seconds(3).toMilliseconds(),
    periods: 3,
    description: "The p99 latency has been three seconds or more for three minutes",
    runbook: "api-slow",
  });
}
