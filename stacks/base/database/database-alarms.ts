import * as cloudwatch from "aws-cdk-lib/aws-cloudwatch";
import type * as rds from "aws-cdk-lib/aws-rds";
import { Duration } from "aws-cdk-lib/core";
import type { StackContext } from "sst/constructs";
import { stageSettings } from "../../stages.ts";
import { createAlarm } from "../alarm.ts";
import { databaseConnectionsMetric } from "./proxy-metrics.ts";

/** Alarms on what runs out: capacity, connections, storage. */
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
    says: `For a quarter of an hour the database has used 90 % of its ${database.maxCapacityAcu} ACU or more`,
    runbook: "database-capacity",
  });
  const proxyConnections = (database.maxConnections * database.proxyConnectionsPercent) / 100;
  createAlarm(stack, "ProxyConnections", {
    metric: databaseConnectionsMetric(proxy),
    threshold: Math.floor(proxyConnections * 0.8),
    periods: 5,
    says: `For five minutes the proxy has held 80 % of its ${proxyConnections} connections or more`,
    runbook: "database-connections",
  });
  createAlarm(stack, "DatabaseStorage", {
    metric: cluster.metric("VolumeBytesUsed", {
      period: Duration.hours(1),
      statistic: cloudwatch.Stats.MAXIMUM,
    }),
    threshold: database.storageAlarmGibibytes * 1024 ** 3,
    says: `The database holds ${database.storageAlarmGibibytes} GiB or more, though pictures are in S3`,
    runbook: "database-storage",
  });
}
