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

/** What a role may do on something that is not named, or by a pattern of actions. */
const accepted: readonly Accepted[] = [
  {
    where: readers,
    actions: /^(lambda:(GetAccountSettings|ListFunctions)|rds:DescribeOrderableDBInstanceOptions)$/,
    resource: /^\*$/,
    because: "AWS knows no resource for these questions; in the stage's region alone",
  },
  {
    where: readers,
    actions: /^route53:(ListHostedZonesByName|GetHostedZone)$/,
    resource: /^(\*|arn:aws:route53:::hostedzone\/\*)$/,
    because: "Route 53 chooses the id of a zone, and lists for whoever may list all",
  },
  {
    where: readers,
    actions: /^rds:DescribeDBProxies$/,
    resource: new RegExp(`${regional("rds")}db-proxy:\\*$`),
    because: "without a name RDS asks for the right to all proxies",
  },
  {
    where: /^Delivery\.DeployRole$/,
    actions: /^cloudformation:ListImports$/,
    resource: /^\*$/,
    because: "AWS knows no resource for an export",
  },
  {
    where: cloudFormation,
    actions: /^(ec2|rds):Describe\*$/,
    resource: /^\*$/,
    because: "reading, for which EC2 knows no resource and RDS asks for all; in the region alone",
  },
  {
    where: cloudFormation,
    actions: /^ec2:[A-Z][A-Za-z]+$/,
    resource: /^arn:aws:ec2:eu-west-1:(123456789012:\*|:image\/\*)$/,
    because: "EC2 chooses the ids of all it has; what bears another stage's tag is denied",
  },
  {
    where: cloudFormation,
    actions: /^rds:/,
    resource: new RegExp(`${regional("rds")}(db-proxy|target-group):\\*$`),
    because: "RDS chooses the ids of proxies; what bears another stage's tag is denied",
  },
  {
    where: cloudFormation,
    actions:
      /^(sns:(GetSubscriptionAttributes|SetSubscriptionAttributes|Unsubscribe)|kms:CreateKey|secretsmanager:GetRandomPassword|logs:\w*(LogDelivery|LogDeliveries|LogGroups|ResourcePolic)\w*)$/,
    resource: /^\*$/,
    because: "AWS knows no resource for these; in the stage's region alone",
  },
  {
    where: cloudFormation,
    actions: /^(kms|secretsmanager):\w+$/,
    resource: /^arn:aws:(kms|secretsmanager):eu-west-1:123456789012:(key\/|secret:)\*$/,
    because: "KMS and CloudFormation name them; what bears another stage's tag is denied",
  },
  {
    where: cloudFormation,
    actions: /^lambda:/,
    resource: /^(\*|arn:aws:lambda:eu-west-1:123456789012:event-source-mapping:\*)$/,
    because: "Lambda chooses the id of a mapping; only for the stage's own functions",
  },
  {
    where: /^Delivery\.(CloudFormation|Boundary)/,
    actions: /^cloudwatch:DescribeAlarms$/,
    resource: /:alarm:\*$/,
    because: "CloudWatch asks for the right to all alarms even where one is named",
  },
  {
    where: /^Delivery\.(CloudFormation|DeployRole)/,
    actions: /^ssm:GetParameters?$/,
    resource: /^arn:aws:ssm:eu-west-1::parameter\/aws\/service\/ami-amazon-linux-latest\/\*$/,
    because: "AWS's own parameters, which everybody can read",
  },
  {
    where: cloudFormation,
    actions: /^cloudfront:/,
    resource: /^arn:aws:cloudfront::123456789012:[a-z-]+\/\*$/,
    because: "CloudFront chooses the ids of all it has",
  },
  {
    where: /^Delivery\.(CloudFormation|Boundary)/,
    actions: /^route53:(ChangeResourceRecordSets|GetChange|GetHostedZone|ListResourceRecordSets)$/,
    resource: /^arn:aws:route53:::(hostedzone|change)\/\*$/,
    because: "Route 53 chooses ids; records are held to names and types",
  },
  {
    where: cloudFormation,
    actions: /^iam:CreateServiceLinkedRole$/,
    resource: /role\/aws-service-role\/\*$/,
    because: "AWS names them, and what they may do; for two services alone",
  },
  {
    where: boundary,
    actions:
      /^(ec2:\w*(Address|NetworkInterface|PrefixList|Subnet)\w*|logs:DescribeLogGroups|xray:\w+)$/,
    resource: /^\*$/,
    because: "as the roles have it, in the stage's region alone",
  },
  {
    where: boundary,
    actions: /^codedeploy:PutLifecycleEventHookExecutionStatus$/,
    resource: /^\*$/,
    because: "AWS's reference knows no resource for it; in the stage's region alone",
  },
  {
    where: boundary,
    actions: /^(ssm:UpdateInstanceInformation|ssmmessages:\w+)$/,
    resource: /^\*$/,
    because: "AWS knows no resource for a session's channels; in the stage's region alone",
  },
  {
    where: boundary,
    actions: /^s3:(DeleteObject|GetBucket|List)\*$/,
    resource: /^arn:aws:s3:::\w+-iotd-\*$/,
    because: "CDK writes it so for the function that empties a stage's own buckets",
  },
  {
    where: boundary,
    actions: /^(kms:\w+|rds-db:connect|ec2:\w+SecurityGroup\w+)$/,
    resource: /(key|security-group)\/\*$|dbuser:\*\/iotd_\*$/,
    because: "AWS chooses the ids; what bears another stage's tag is denied",
  },
  {
    where: boundary,
    actions: /^(acm:RequestCertificate|sns:(GetSubscriptionAttributes|Unsubscribe))$/,
    resource: /^\*$/,
    because: "what is asked for has no ARN yet; in us-east-1 alone",
  },
  {
    where: boundary,
    actions: /^(acm|wafv2):\w+$/,
    resource: /us-east-1:123456789012:(certificate\/\*|global\/managedruleset\/\*\/\*)$/,
    because: "ACM chooses the id of a certificate, and WAF names its rule sets so",
  },
];

const explains = (
  { where, actions, resource }: Accepted,
  found: ReturnType<typeof findWildcards>[number],
) => where.test(found.where) && actions.test(found.action) && resource.test(found.resource);

describe.each(stageNames)("the delivery of %s", (stage) => {
  it("allows nothing by a wildcard but where AWS leaves no choice", () => {
    const unexplained = findWildcards(synthesiseDelivery(stage)).filter(
      (found) => !accepted.some((entry) => explains(entry, found)),
    );

    expect(unexplained).toEqual([]);
  });

  it("is found fault with by cdk-nag for nothing but wildcards", () => {
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

it("nothing is accepted that no policy says any more", () => {
  const found = stageNames.flatMap((stage) => findWildcards(synthesiseDelivery(stage)));

  expect(accepted.filter((entry) => !found.some((one) => explains(entry, one)))).toEqual([]);
});
