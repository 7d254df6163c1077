import * as cloudwatch from "aws-cdk-lib/aws-cloudwatch";
import type * as rds from "aws-cdk-lib/aws-rds";
import { Duration } from "aws-cdk-lib/core";
import type { StackContext } from "sst/constructs";
import { stageSettings } from "../../stages.ts";
import { createAlarm } from "../alarm.ts";
import { databaseConnectionsMetric } from "./proxy-metrics.ts";

/** Creates alarms on the database's capacity, connections and storage. */
export function createDatabaseAlarms(
  { stack, app }: StackContext,
  cluster: rds.DatabaseCluster,
  proxy: rds.CfnDBProxy,
): void {
  const { database } = stageSettings(app.stage);
  createAlarm(stack, "DatabaseCapacity", {
    metric: cluster.metricACUUtilization({
      period: Duration.minutes(5),
      statistic: cloudwatch.Stats.AVERAGE,
    }),
    threshold: 90,
    periods: 3,
    description: `The database has used at least 90 % of its ${database.maxCapacityAcu} ACU for 15 minutes`,
    runbook: "database-capacity",
  });
  const proxyConnections = (database.maxConnections * database.proxyConnectionsPercent) / 100;
  createAlarm(stack, "ProxyConnections", {
    metric: databaseConnectionsMetric(proxy),
    threshold: Math.floor(proxyConnections * 0.8),
    periods: 5,
    description: `The proxy has used at least 80 % of its ${proxyConnections} connections for five minutes`,
    runbook: "database-connections",
  });
  createAlarm(stack, "DatabaseStorage", {
    metric: cluster.metric("VolumeBytesUsed", {
      period: Duration.hours(1),
      statistic: cloudwatch.Stats.MAXIMUM,
    }),
    threshold: database.storageAlarmGibibytes * 1024 ** 3,
    description: `The database has ${database.storageAlarmGibibytes} GiB or more, although pictures are in S3`,
    runbook: "database-storage",
  });
}
