import * as iam from "aws-cdk-lib/aws-iam";
import { ArnFormat, type Stack } from "aws-cdk-lib/core";
import type { UsEast1Props } from "./template.ts";

/** What the service role's rights are limited to. */
export type ServiceRoleProps = {
  /** The prefix of the names of the stack, its web ACL, its topic and its alarm. */
  readonly namePrefix: string;
  readonly domain: UsEast1Props["domain"];
};

/**
 * Creates the role with which CloudFormation manages the resources in us-east-1. It has rights to every kind
 * of them, whatever the current template contains, because the previous stack is deleted with it too.
 */
export function createServiceRole(stack: Stack, id: string, props: ServiceRoleProps): iam.Role {
  return new iam.Role(stack, id, {
    description: "lets CloudFormation manage what CloudFront needs in us-east-1",
    assumedBy: new iam.ServicePrincipal("cloudformation.amazonaws.com"),
    inlinePolicies: {
      UsEast1: new iam.PolicyDocument({
        statements: [
          ...(props.domain ? requestStatements(stack, props.domain) : []),
          ...certificateStatements(stack),
          ...webAclStatements(stack, props.namePrefix),
          ...topicStatements(stack, props.namePrefix),
          ...alarmStatements(stack, props.namePrefix),
        ],
      }),
    },
  });
}

const region = "us-east-1";

/** Allows a certificate for this name only, and the records that validate it. */
function requestStatements(
  stack: Stack,
  { hostName, hostedZoneId }: NonNullable<UsEast1Props["domain"]>,
): iam.PolicyStatement[] {
  const inRoute53 = (resource: string, resourceName: string) =>
    stack.formatArn({ service: "route53", region: "", account: "", resource, resourceName });
  return [
    new iam.PolicyStatement({
      actions: ["acm:RequestCertificate"],
      // AWS supports no resource for this action, because the certificate has no ARN yet.
      resources: ["*"],
      conditions: {
        StringEquals: { "aws:RequestedRegion": region, "acm:ValidationMethod": "DNS" },
        "ForAllValues:StringEquals": { "acm:DomainNames": [hostName] },
      },
    }),
    new iam.PolicyStatement({
      actions: ["route53:ChangeResourceRecordSets"],
      resources: [inRoute53("hostedzone", hostedZoneId)],
      conditions: {
        "ForAllValues:StringEquals": {
          "route53:ChangeResourceRecordSetsRecordTypes": ["CNAME"],
        },
        "ForAllValues:StringLike": {
          "route53:ChangeResourceRecordSetsNormalizedRecordNames": [`_*.${hostName}`],
        },
      },
    }),
    new iam.PolicyStatement({
      actions: ["route53:GetChange"],
      // Route 53 chooses the id of a change.
      resources: [inRoute53("change", "*")],
    }),
  ];
}

const certificateStatements = (stack: Stack) => [
  new iam.PolicyStatement({
    actions: [
      "acm:AddTagsToCertificate",
      "acm:DeleteCertificate",
      "acm:DescribeCertificate",
      "acm:ListTagsForCertificate",
      "acm:RemoveTagsFromCertificate",
    ],
    // ACM chooses the id of a certificate.
    resources: [
      stack.formatArn({ service: "acm", region, resource: "certificate", resourceName: "*" }),
    ],
  }),
];

function webAclStatements(stack: Stack, namePrefix: string): iam.PolicyStatement[] {
  const inWaf = (resource: string, resourceName: string) =>
    stack.formatArn({ service: "wafv2", region, resource: `global/${resource}`, resourceName });
  const webAcls = inWaf("webacl", `${namePrefix}-*/*`);
  return [
    new iam.PolicyStatement({
      actions: ["wafv2:CreateWebACL", "wafv2:UpdateWebACL"],
      // WAF requires the right to the managed rules under this ARN, which contains the asterisks.
      resources: [webAcls, inWaf("managedruleset", "*/*")],
    }),
    new iam.PolicyStatement({
      actions: [
        "wafv2:DeleteWebACL",
        "wafv2:GetWebACL",
        "wafv2:ListTagsForResource",
        "wafv2:TagResource",
        "wafv2:UntagResource",
      ],
      resources: [webAcls],
    }),
  ];
}

const topicStatements = (stack: Stack, namePrefix: string) => [
  new iam.PolicyStatement({
    actions: [
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
    resources: [stack.formatArn({ service: "sns", region, resource: `${namePrefix}-*` })],
  }),
  new iam.PolicyStatement({
    actions: ["sns:GetSubscriptionAttributes", "sns:Unsubscribe"],
    // AWS supports no resource for a subscription.
    resources: ["*"],
    conditions: { StringEquals: { "aws:RequestedRegion": region } },
  }),
];

function alarmStatements(stack: Stack, namePrefix: string): iam.PolicyStatement[] {
  const alarms = (resourceName: string) =>
    stack.formatArn({
      service: "cloudwatch",
      region,
      resource: "alarm",
      resourceName,
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    });
  return [
    new iam.PolicyStatement({
      actions: [
        "cloudwatch:DeleteAlarms",
        "cloudwatch:ListTagsForResource",
        "cloudwatch:PutMetricAlarm",
        "cloudwatch:TagResource",
        "cloudwatch:UntagResource",
      ],
      resources: [alarms(`${namePrefix}-*`)],
    }),
    new iam.PolicyStatement({
      actions: ["cloudwatch:DescribeAlarms"],
      // CloudWatch requires the right to all alarms even for one alarm.
      resources: [alarms("*")],
    }),
  ];
}
