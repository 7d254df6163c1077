import { allow, inRegions, type Place } from "./place.ts";

/** What every command of SST, and our own check before it, wants to know of the account. */
export const accountStatements = ({ arn, prefix, region }: Place) => [
  allow(
    ["cloudformation:DescribeStacks"],
    ["CDKToolkit", "SSTBootstrap"].map((stack) => arn("cloudformation", `stack/${stack}/*`)),
  ),
  allow(
    ["ssm:GetParameter", "ssm:GetParameters"],
    [arn("ssm", "parameter/cdk-bootstrap/hnb659fds/version")],
  ),
  // Whether the region has what the stage needs, and the account room for it; AWS knows no resource
  // for these.
  allow(
    ["lambda:GetAccountSettings", "lambda:ListFunctions", "rds:DescribeOrderableDBInstanceOptions"],
    ["*"],
    inRegions(region),
  ),
  allow(["lambda:GetFunctionConcurrency"], [arn("lambda", `function:${prefix}*`)]),
  // Without a name RDS asks for the right to all proxies.
  allow(["rds:DescribeDBProxies"], [arn("rds", "db-proxy:*")]),
  // Route 53, which is in no region, lists zones for whoever may list all.
  allow(["route53:ListHostedZonesByName"], ["*"]),
  // Route 53 chooses the id of a zone.
  allow(["route53:GetHostedZone"], ["arn:aws:route53:::hostedzone/*"]),
];

/** What stacks the stage has, as they are: their templates, resources, outputs and what happened. */
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
