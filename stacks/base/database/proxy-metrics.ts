import * as cloudwatch from "aws-cdk-lib/aws-cloudwatch";
import type * as rds from "aws-cdk-lib/aws-rds";
import { Duration } from "aws-cdk-lib/core";

/**
 * The proxy's connections to the database. Each host of the proxy reports its own number, so the statistic
 * is the sum (https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/rds-proxy.monitoring.html).
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
