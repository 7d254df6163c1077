import * as iam from "aws-cdk-lib/aws-iam";
import type { Stack } from "aws-cdk-lib/core";
import { allow, denyOtherStages, inRegions, type Place, usEast1 } from "./place.ts";

/**
 * The permissions boundary of all roles that a deployment creates: the sum of what the stage's roles need, on
 * resources with the stage's names. A role can do nothing outside of it, whatever its own policies allow.
 */
export const createBoundary = (stack: Stack, place: Place): iam.ManagedPolicy =>
  new iam.ManagedPolicy(stack, "Boundary", {
    managedPolicyName: place.names.boundary,
    description: `what no role of iotd ${place.stage} can go beyond`,
    statements: [
      ...dataStatements(place),
      ...runStatements(place),
      ...bastionStatements(place),
      ...releaseStatements(place),
      ...usEast1Statements(place),
      denyOtherStages(place),
    ],
  });

const dataStatements = ({ arn, prefix }: Place) => [
  allow(
    [
      "s3:DeleteObject*",
      "s3:GetBucket*",
      "s3:GetObject",
      "s3:List*",
      "s3:PutBucketPolicy",
      "s3:PutObject",
    ],
    [`arn:aws:s3:::${prefix}*`],
  ),
  // KMS chooses the ids of keys. The policies of the keys say the rest.
  allow(["kms:Decrypt", "kms:GenerateDataKey"], [arn("kms", "key/*")]),
  allow(
    ["sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ReceiveMessage"],
    [arn("sqs", `${prefix}*`)],
  ),
  // RDS chooses the ids of clusters and proxies. Only ours have these users.
  allow(["rds-db:connect"], [arn("rds-db", "dbuser:*/iotd_*")]),
  allow(["rds-data:ExecuteStatement"], [arn("rds", `cluster:${prefix}*`)]),
  // RDS chooses the name of the secret of a cluster's master user.
  allow(["secretsmanager:GetSecretValue"], [arn("secretsmanager", "secret:rds!cluster-*")]),
];

/** What functions need to run, and to run in a network. */
const runStatements = ({ arn, prefix, region }: Place) => [
  allow(
    ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
    [arn("logs", `log-group:${prefix}*`)],
  ),
  // Most of these have no resources, and Lambda and EC2 require the others on all resources.
  allow(
    [
      "ec2:AssignPrivateIpAddresses",
      "ec2:CreateNetworkInterface",
      "ec2:DeleteNetworkInterface",
      "ec2:DescribeManagedPrefixLists",
      "ec2:DescribeNetworkInterfaces",
      "ec2:DescribeSubnets",
      "ec2:UnassignPrivateIpAddresses",
      "logs:DescribeLogGroups",
      "xray:PutTelemetryRecords",
      "xray:PutTraceSegments",
    ],
    ["*"],
    inRegions(region),
  ),
  allow(
    [
      "ec2:AuthorizeSecurityGroupEgress",
      "ec2:AuthorizeSecurityGroupIngress",
      "ec2:RevokeSecurityGroupEgress",
      "ec2:RevokeSecurityGroupIngress",
    ],
    // EC2 chooses the id of a network's default security group, whose rules a function of CDK removes.
    [arn("ec2", "security-group/*")],
  ),
];

/** The agent of Systems Manager. Its channels have no resource. */
const bastionStatements = ({ region }: Place) => [
  allow(
    [
      "ssm:UpdateInstanceInformation",
      "ssmmessages:CreateControlChannel",
      "ssmmessages:CreateDataChannel",
      "ssmmessages:OpenControlChannel",
      "ssmmessages:OpenDataChannel",
    ],
    ["*"],
    inRegions(region),
  ),
];

/** CodeDeploy, and the functions of custom resources, which call other functions of the stage. */
const releaseStatements = ({ arn, prefix, region }: Place) => [
  allow(
    [
      "lambda:GetAlias",
      "lambda:GetFunction",
      "lambda:GetProvisionedConcurrencyConfig",
      "lambda:InvokeFunction",
      "lambda:UpdateAlias",
    ],
    [arn("lambda", `function:${prefix}*`)],
  ),
  // AWS's reference has no resource for it. The role's own policy names a deployment group.
  allow(["codedeploy:PutLifecycleEventHookExecutionStatus"], ["*"], inRegions(region)),
  // CloudWatch requires the right on all alarms even if one is named.
  allow(["cloudwatch:DescribeAlarms"], [arn("cloudwatch", "alarm:*")]),
];

/** What CloudFront needs in us-east-1: a function of ours manages a stack there (docs/decisions/0011). */
function usEast1Statements({ account, globalArn, prefix }: Place): iam.PolicyStatement[] {
  const named = `${prefix}Cdn-us-east-1-*`;
  const arn = (service: string, resource: string) =>
    `arn:aws:${service}:${usEast1}:${account}:${resource}`;
  return [
    allow(
      [
        "cloudformation:CreateStack",
        "cloudformation:DeleteStack",
        "cloudformation:DescribeStackEvents",
        "cloudformation:DescribeStacks",
        "cloudformation:UpdateStack",
      ],
      [arn("cloudformation", `stack/${named}/*`)],
    ),
    allow(["iam:PassRole"], [globalArn("iam", `role/${prefix}Cdn-*`)], {
      StringEquals: { "iam:PassedToService": "cloudformation.amazonaws.com" },
    }),
    // A new certificate has no ARN yet, and a policy cannot name a subscription.
    allow(
      ["acm:RequestCertificate", "sns:GetSubscriptionAttributes", "sns:Unsubscribe"],
      ["*"],
      inRegions(usEast1),
    ),
    allow(
      [
        "acm:AddTagsToCertificate",
        "acm:DeleteCertificate",
        "acm:DescribeCertificate",
        "acm:ListTagsForCertificate",
        "acm:RemoveTagsFromCertificate",
      ],
      // ACM chooses the ids of certificates.
      [arn("acm", "certificate/*")],
    ),
    // Route 53 chooses the ids of zones and changes. Only the records that validate a certificate are CNAMEs.
    allow(["route53:ChangeResourceRecordSets"], ["arn:aws:route53:::hostedzone/*"], {
      "ForAllValues:StringEquals": {
        "route53:ChangeResourceRecordSetsRecordTypes": ["CNAME"],
      },
    }),
    allow(["route53:GetChange"], ["arn:aws:route53:::change/*"]),
    allow(
      [
        "wafv2:CreateWebACL",
        "wafv2:DeleteWebACL",
        "wafv2:GetWebACL",
        "wafv2:ListTagsForResource",
        "wafv2:TagResource",
        "wafv2:UntagResource",
        "wafv2:UpdateWebACL",
      ],
      // WAF requires exactly this ARN, with its asterisks, for AWS's rule sets.
      [arn("wafv2", `global/webacl/${named}/*`), arn("wafv2", "global/managedruleset/*/*")],
    ),
    allow(
      [
        "sns:CreateTopic",
        "sns:DeleteTopic",
        "sns:GetTopicAttributes",
        "sns:ListSubscriptionsByTopic",
        "sns:ListTagsForResource",
        "sns:SetTopicAttributes",
        "sns:Subscribe",
        "sns:TagResource",
        "sns:UntagResource",
      ],
      [arn("sns", named)],
    ),
    allow(
      [
        "cloudwatch:DeleteAlarms",
        "cloudwatch:ListTagsForResource",
        "cloudwatch:PutMetricAlarm",
        "cloudwatch:TagResource",
        "cloudwatch:UntagResource",
      ],
      [arn("cloudwatch", `alarm:${named}`)],
    ),
    allow(["cloudwatch:DescribeAlarms"], [arn("cloudwatch", "alarm:*")]),
  ];
}
