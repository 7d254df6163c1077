import * as cloudwatch from "aws-cdk-lib/aws-cloudwatch";
import { Duration } from "aws-cdk-lib/core";
import { type StackContext, use } from "sst/constructs";
import { Cdn } from "../base/cdn/cdn.ts";
import { Database } from "../base/database/database.ts";
import { databaseConnectionsMetric } from "../base/database/proxy-metrics.ts";
import { Uploads } from "../base/uploads/uploads.ts";
import { Api } from "./api/api.ts";
import { Images } from "./images.ts";
import { Operations } from "./operations.ts";

/** A CloudWatch dashboard with the stage's requests, functions, uploads and database. */
export function Dashboard({ stack, app }: StackContext) {
  const { httpApi } = use(Cdn);
  const { cluster, proxy } = use(Database);
  const { queue, deadLetters } = use(Uploads);
  const { publicFunction, adminFunction } = use(Api);
  const functions = [
    publicFunction,
    adminFunction,
    use(Images).imageProcessor,
    use(Operations).ops,
  ];
  const { SUM, MAXIMUM, AVERAGE } = cloudwatch.Stats;
  const graph = (
    title: string,
    left: readonly cloudwatch.IMetric[],
    right: readonly cloudwatch.IMetric[] = [],
  ) => new cloudwatch.GraphWidget({ title, left: [...left], right: [...right], width: 12 });

  new cloudwatch.Dashboard(stack, "Dashboard", {
    dashboardName: app.logicalPrefixedName("service"),
    defaultInterval: Duration.hours(12),
    widgets: [
      [
        graph(
          "Requests that reached the API",
          [httpApi.metricCount({ statistic: SUM }), httpApi.metricClientError({ statistic: SUM })],
          [httpApi.metricServerError({ statistic: SUM })],
        ),
        graph("Time to answer (milliseconds)", [
          httpApi.metricLatency({ statistic: cloudwatch.Stats.p(50) }),
          httpApi.metricLatency({ statistic: cloudwatch.Stats.p(99) }),
        ]),
      ],
      [
        graph(
          "Functions: runs and errors",
          functions.map((fn) => fn.metricInvocations({ statistic: SUM })),
          functions.map((fn) => fn.metricErrors({ statistic: SUM })),
        ),
        graph(
          "Functions: time (milliseconds) and throttles",
          functions.map((fn) => fn.metricDuration({ statistic: cloudwatch.Stats.p(99) })),
          functions.map((fn) => fn.metricThrottles({ statistic: SUM })),
        ),
      ],
      [
        graph(
          "Uploads: oldest waiting (seconds) and dead letters",
          [queue.metricApproximateAgeOfOldestMessage({ statistic: MAXIMUM })],
          [deadLetters.metricApproximateNumberOfMessagesVisible({ statistic: MAXIMUM })],
        ),
        graph(
          "Database: capacity (ACU) and the proxy's connections",
          [cluster.metricServerlessDatabaseCapacity({ statistic: AVERAGE })],
          [databaseConnectionsMetric(proxy)],
        ),
      ],
    ],
  });
}
