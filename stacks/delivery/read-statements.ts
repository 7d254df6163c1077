import { allow, inRegions, type Place } from "./place.ts";

/** Rights to read what every command of SST, and our own preflight check, needs to know about the account. */
export const accountStatements = ({ arn, prefix, region }: Place) => [
  allow(
    ["cloudformation:DescribeStacks"],
    ["CDKToolkit", "SSTBootstrap"].map((stack) => arn("cloudformation", `stack/${stack}/*`)),
  ),
  allow(
    ["ssm:GetParameter", "ssm:GetParameters"],
    [arn("ssm", "parameter/cdk-bootstrap/hnb659fds/version")],
  ),
  // For checks that the region has what the stage needs and the account has capacity. These have no resource.
  allow(
    ["lambda:GetAccountSettings", "lambda:ListFunctions", "rds:DescribeOrderableDBInstanceOptions"],
    ["*"],
    inRegions(region),
  ),
  allow(["lambda:GetFunctionConcurrency"], [arn("lambda", `function:${prefix}*`)]),
  // Without a name RDS requires the right on all proxies.
  allow(["rds:DescribeDBProxies"], [arn("rds", "db-proxy:*")]),
  // Route 53 has no region, and lists zones only with the right on all of them.
  allow(["route53:ListHostedZonesByName"], ["*"]),
  // Route 53 chooses the ids of zones.
  allow(["route53:GetHostedZone"], ["arn:aws:route53:::hostedzone/*"]),
];

/** Rights to read the stage's stacks: their templates, resources, outputs and events. */
export const stackStatements = ({ arn, prefix }: Place) => [
  allow(
    [
      "cloudformation:DescribeStackEvents",
      "cloudformation:DescribeStackResources",
      "cloudformation:DescribeStacks",
      "cloudformation:GetTemplate",
    ],
    [arn("cloudformation", `stack/${prefix}*/*`)],
  ),
];
