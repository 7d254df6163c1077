import * as iam from "aws-cdk-lib/aws-iam";
import type { Stack } from "aws-cdk-lib/core";
import { allow, denyOtherStages, inRegions, type Place, usEast1 } from "./place.ts";

/**
 * What no role that a deployment makes can go beyond, whatever a template gives it: the sum of what
 * the stage's roles need, on what is named as the stage's. A role is never given more than a part of
 * it, by policies of its own.
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
  // KMS chooses the id of a key; their own policies say the rest.
  allow(["kms:Decrypt", "kms:GenerateDataKey"], [arn("kms", "key/*")]),
  allow(
    ["sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ReceiveMessage"],
    [arn("sqs", `${prefix}*`)],
  ),
  // RDS chooses the ids of clusters and proxies; only ours have these users.
  allow(["rds-db:connect"], [arn("rds-db", "dbuser:*/iotd_*")]),
  allow(["rds-data:ExecuteStatement"], [arn("rds", `cluster:${prefix}*`)]),
  // RDS names the secret of a cluster's master user.
  allow(["secretsmanager:GetSecretValue"], [arn("secretsmanager", "secret:rds!cluster-*")]),
];

/** What functions need to run at all, and to be in a network. */
const runStatements = ({ arn, prefix, region }: Place) => [
  allow(
    ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
    [arn("logs", `log-group:${prefix}*`)],
  ),
  // AWS knows no resource for most of these, and Lambda and EC2 want the rest on all.
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
    // EC2 chooses the id of a network's default group, which CDK's function empties.
    [arn("ec2", "security-group/*")],
  ),
];

/** Systems Manager's agent; AWS knows no resource for its channels. */
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

/** CodeDeploy, and the functions behind custom resources, which call others of the stage. */
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
  // AWS's reference knows no resource for it; a role's own policy names a deployment group.
  allow(["codedeploy:PutLifecycleEventHookExecutionStatus"], ["*"], inRegions(region)),
  // CloudWatch asks for the right to all alarms even where one is named.
  allow(["cloudwatch:DescribeAlarms"], [arn("cloudwatch", "alarm:*")]),
];

/** What CloudFront demands there, by a stack that a function of ours keeps (docs/decisions/0011). */
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
    // What is requested has no ARN yet, and a subscription is no resource that a policy could name.
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
      // ACM chooses the id of a certificate.
      [arn("acm", "certificate/*")],
    ),
    // The zone and the id of a change are Route 53's; only what validates a certificate is a CNAME.
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
      // WAF asks for AWS's rule sets under this ARN, asterisks and all.
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
