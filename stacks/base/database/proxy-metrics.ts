import * as cloudwatch from "aws-cdk-lib/aws-cloudwatch";
import type * as rds from "aws-cdk-lib/aws-rds";
import { Duration } from "aws-cdk-lib/core";

/**
 * Connections that the proxy holds to the database. Each machine that serves the proxy counts its own,
 * hence the sum (https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/rds-proxy.monitoring.html).
 */
export const databaseConnectionsMetric = (proxy: rds.CfnDBProxy): cloudwatch.Metric =>
  new cloudwatch.Metric({
    namespace: "AWS/RDS",
    metricName: "DatabaseConnections",
    dimensionsMap: {
      ProxyName: proxy.dbProxyName,
      TargetGroup: "default",
      TargetRole: "READ_WRITE",
    },
    period: Duration.minutes(1),
    statistic: cloudwatch.Stats.SUM,
  });
