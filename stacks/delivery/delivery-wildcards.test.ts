import { AwsSolutionsChecks, type INagLogger } from "cdk-nag";
import { describe, expect, it } from "vitest";
import { stageNames } from "../stages.ts";
import { findWildcards } from "../testing/iam/wildcards.ts";
import { synthesiseDelivery } from "./testing/synthesise-delivery.ts";

type Accepted = {
  readonly where: RegExp;
  readonly actions: RegExp;
  readonly resource: RegExp;
  readonly because: string;
};

const readers = /^Delivery\.(Deploy|Diff)Role$/;
const cloudFormation = /^Delivery\.CloudFormation/;
const boundary = /^Delivery\.Boundary$/;
const regional = (service: string) => `^arn:aws:${service}:eu-west-1:123456789012:`;

/** The wildcards in resources and actions that are accepted, with the reason. */
const accepted: readonly Accepted[] = [
  {
    where: readers,
    actions: /^(lambda:(GetAccountSettings|ListFunctions)|rds:DescribeOrderableDBInstanceOptions)$/,
    resource: /^\*$/,
    because: "these read and have no resource; only in the stage's region",
  },
  {
    where: readers,
    actions: /^route53:(ListHostedZonesByName|GetHostedZone)$/,
    resource: /^(\*|arn:aws:route53:::hostedzone\/\*)$/,
    because: "Route 53 chooses the ids of zones, and lists only with the right on all",
  },
  {
    where: readers,
    actions: /^rds:DescribeDBProxies$/,
    resource: new RegExp(`${regional("rds")}db-proxy:\\*$`),
    because: "without a name RDS requires the right on all proxies",
  },
  {
    where: /^Delivery\.DeployRole$/,
    actions: /^cloudformation:ListImports$/,
    resource: /^\*$/,
    because: "an export has no resource",
  },
  {
    where: cloudFormation,
    actions: /^(ec2|rds):Describe\*$/,
    resource: /^\*$/,
    because: "these read: EC2 has no resource, and RDS requires all; only in the region",
  },
  {
    where: cloudFormation,
    actions: /^ec2:[A-Z][A-Za-z]+$/,
    resource: /^arn:aws:ec2:eu-west-1:(123456789012:\*|:image\/\*)$/,
    because: "EC2 chooses all its ids; resources with another stage's tag are denied",
  },
  {
    where: cloudFormation,
    actions: /^rds:/,
    resource: new RegExp(`${regional("rds")}(db-proxy|target-group):\\*$`),
    because: "RDS chooses the ids of proxies; resources with another stage's tag are denied",
  },
  {
    where: cloudFormation,
    actions:
      /^(sns:(GetSubscriptionAttributes|SetSubscriptionAttributes|Unsubscribe)|kms:CreateKey|secretsmanager:GetRandomPassword|logs:\w*(LogDelivery|LogDeliveries|LogGroups|ResourcePolic)\w*)$/,
    resource: /^\*$/,
    because: "these have no resource; only in the stage's region",
  },
  {
    where: cloudFormation,
    actions: /^(kms|secretsmanager):\w+$/,
    resource: /^arn:aws:(kms|secretsmanager):eu-west-1:123456789012:(key\/|secret:)\*$/,
    because:
      "KMS and CloudFormation choose the names; resources with another stage's tag are denied",
  },
  {
    where: cloudFormation,
    actions: /^lambda:/,
    resource: /^(\*|arn:aws:lambda:eu-west-1:123456789012:event-source-mapping:\*)$/,
    because: "Lambda chooses the ids of mappings; only for the stage's own functions",
  },
  {
    where: /^Delivery\.(CloudFormation|Boundary)/,
    actions: /^cloudwatch:DescribeAlarms$/,
    resource: /:alarm:\*$/,
    because: "CloudWatch requires the right on all alarms even if one is named",
  },
  {
    where: /^Delivery\.(CloudFormation|DeployRole)/,
    actions: /^ssm:GetParameters?$/,
    resource: /^arn:aws:ssm:eu-west-1::parameter\/aws\/service\/ami-amazon-linux-latest\/\*$/,
    because: "AWS's own parameters, which everyone can read",
  },
  {
    where: cloudFormation,
    actions: /^cloudfront:/,
    resource: /^arn:aws:cloudfront::123456789012:[a-z-]+\/\*$/,
    because: "CloudFront chooses all its ids",
  },
  {
    where: /^Delivery\.(CloudFormation|Boundary)/,
    actions: /^route53:(ChangeResourceRecordSets|GetChange|GetHostedZone|ListResourceRecordSets)$/,
    resource: /^arn:aws:route53:::(hostedzone|change)\/\*$/,
    because: "Route 53 chooses the ids; conditions limit the names and types of records",
  },
  {
    where: cloudFormation,
    actions: /^iam:CreateServiceLinkedRole$/,
    resource: /role\/aws-service-role\/\*$/,
    because: "AWS chooses their names and rights; only for two services",
  },
  {
    where: boundary,
    actions:
      /^(ec2:\w*(Address|NetworkInterface|PrefixList|Subnet)\w*|logs:DescribeLogGroups|xray:\w+)$/,
    resource: /^\*$/,
    because: "as in the roles; only in the stage's region",
  },
  {
    where: boundary,
    actions: /^codedeploy:PutLifecycleEventHookExecutionStatus$/,
    resource: /^\*$/,
    because: "AWS's reference has no resource for it; only in the stage's region",
  },
  {
    where: boundary,
    actions: /^(ssm:UpdateInstanceInformation|ssmmessages:\w+)$/,
    resource: /^\*$/,
    because: "the channels of a session have no resource; only in the stage's region",
  },
  {
    where: boundary,
    actions: /^s3:(DeleteObject|GetBucket|List)\*$/,
    resource: /^arn:aws:s3:::\w+-iotd-\*$/,
    because: "CDK needs this for the function that empties a stage's own buckets",
  },
  {
    where: boundary,
    actions: /^(kms:\w+|rds-db:connect|ec2:\w+SecurityGroup\w+)$/,
    resource: /(key|security-group)\/\*$|dbuser:\*\/iotd_\*$/,
    because: "AWS chooses the ids; resources with another stage's tag are denied",
  },
  {
    where: boundary,
    actions: /^(acm:RequestCertificate|sns:(GetSubscriptionAttributes|Unsubscribe))$/,
    resource: /^\*$/,
    because: "a new certificate has no ARN yet, and a subscription has none; only in us-east-1",
  },
  {
    where: boundary,
    actions: /^(acm|wafv2):\w+$/,
    resource: /us-east-1:123456789012:(certificate\/\*|global\/managedruleset\/\*\/\*)$/,
    because: "ACM chooses the ids of certificates, and WAF requires this ARN for its rule sets",
  },
];

const explains = (
  { where, actions, resource }: Accepted,
  found: ReturnType<typeof findWildcards>[number],
) => where.test(found.where) && actions.test(found.action) && resource.test(found.resource);

describe.each(stageNames)("the delivery of %s", (stage) => {
  it("has only wildcards that are accepted with a reason", () => {
    const unexplained = findWildcards(synthesiseDelivery(stage)).filter(
      (found) => !accepted.some((entry) => explains(entry, found)),
    );

    expect(unexplained).toEqual([]);
  });

  it("has no findings of cdk-nag except wildcards", () => {
    const found: string[] = [];
    const ignore = () => undefined;
    const logger: INagLogger = {
      onNonCompliance: ({ ruleId, findingId }) => void found.push(`${ruleId} ${findingId}`),
      onError: ({ ruleId }) => void found.push(`${ruleId} failed to run`),
      onCompliance: ignore,
      onSuppressed: ignore,
      onSuppressedError: ignore,
      onNotApplicable: ignore,
    };
    synthesiseDelivery(stage, [
      new AwsSolutionsChecks({ reports: false, additionalLoggers: [logger] }),
    ]);

    expect(found.length).toBeGreaterThan(0);
    expect(found.filter((finding) => !finding.startsWith("AwsSolutions-IAM5 "))).toEqual([]);
  });
});

it("every accepted wildcard is in a policy", () => {
  const found = stageNames.flatMap((stage) => findWildcards(synthesiseDelivery(stage)));

  expect(accepted.filter((entry) => !found.some((one) => explains(entry, one)))).toEqual([]);
});
