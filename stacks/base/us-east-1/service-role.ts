import * as iam from "aws-cdk-lib/aws-iam";
import { ArnFormat, type Stack } from "aws-cdk-lib/core";
import type { UsEast1Props } from "./template.ts";

export type ServiceRoleProps = {
  /** With what the names of the stack, its web ACL, its topic and its alarm begin. */
  readonly namePrefix: string;
  readonly domain: UsEast1Props["domain"];
};

/**
 * What CloudFormation makes, changes and deletes the resources in us-east-1 as. Rights to all kinds of
 * them whatever the template holds now: the stack it follows is deleted in this role, too.
 */
export function createServiceRole(stack: Stack, id: string, props: ServiceRoleProps): iam.Role {
  return new iam.Role(stack, id, {
    description: "what CloudFront demands in us-east-1",
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

/** A certificate for this name and no other, and its validation by records of the kind ACM asks for. */
function requestStatements(
  stack: Stack,
  { hostName, hostedZoneId }: NonNullable<UsEast1Props["domain"]>,
): iam.PolicyStatement[] {
  const inRoute53 = (resource: string, resourceName: string) =>
    stack.formatArn({ service: "route53", region: "", account: "", resource, resourceName });
  return [
    new iam.PolicyStatement({
      actions: ["acm:RequestCertificate"],
      // What is requested has no ARN yet: AWS knows no resource for this action.
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
      // WAF asks for the managed rules in a web ACL under this ARN, asterisks and all.
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
    // A subscription is no resource that a policy could name.
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
      // CloudWatch asks for the right to all alarms even where one is named.
      resources: [alarms("*")],
    }),
  ];
}
