import { isWildcardOnlyAction } from "@cloud-copilot/iam-simulate";
import { describe, expect, it } from "vitest";
import { stageNames, stageSettings } from "./stages.ts";
import { awsCallerId } from "./testing/aws-caller-id.ts";
import { findWildcards, type Wildcard } from "./testing/iam/wildcards.ts";
import { asList, asText } from "./testing/json-value.ts";
import { resolveStages } from "./testing/resolve-stages.ts";
import { domain } from "./testing/synthesise.ts";

type Accepted = {
  readonly where: RegExp;
  readonly actions: readonly string[] | "no wildcard";
  readonly resource: string;
  readonly because: string;
};

const noResourceSupported = "AWS supports no resource for this action";

const always: readonly Accepted[] = [
  {
    where: /^Keys\./,
    actions: "no wildcard",
    resource: "*",
    because: "in a key policy it means that key",
  },
  {
    where: /^Keys\./,
    actions: ["kms:*"],
    resource: "*",
    because: "AWS's default: without it the account could not manage the key",
  },
  {
    where: /^Keys\.Secrets$/,
    actions: ["kms:GenerateDataKey*", "kms:ReEncrypt*"],
    resource: "*",
    because:
      "CDK adds it for each secret: for principals of the account, through Secrets Manager only",
  },
  {
    where: /RoleDefaultPolicy$/,
    actions: ["xray:PutTelemetryRecords", "xray:PutTraceSegments"],
    resource: "*",
    because: noResourceSupported,
  },
  {
    where: /Role$/,
    actions: ["ec2:DescribeNetworkInterfaces", "ec2:DescribeSubnets"],
    resource: "*",
    because: noResourceSupported,
  },
  {
    where: /Role$/,
    actions: [
      "ec2:AssignPrivateIpAddresses",
      "ec2:CreateNetworkInterface",
      "ec2:DeleteNetworkInterface",
      "ec2:UnassignPrivateIpAddresses",
    ],
    resource: "*",
    because: "Lambda requires it for a function in a VPC; the function's code is denied it",
  },
  {
    where: /^Network\.S3PrefixList/,
    actions: ["ec2:DescribeManagedPrefixLists"],
    resource: "*",
    because: noResourceSupported,
  },
];

/** Wildcards of the bastion. */
const onBastion: readonly Accepted[] = [
  {
    where: /^Bastion\.InstanceRole$/,
    actions: [
      "logs:DescribeLogGroups",
      "ssmmessages:CreateControlChannel",
      "ssmmessages:CreateDataChannel",
      "ssmmessages:OpenControlChannel",
      "ssmmessages:OpenDataChannel",
    ],
    resource: "*",
    because: noResourceSupported,
  },
  {
    where: /^Bastion\.InstanceRole$/,
    actions: ["ssm:UpdateInstanceInformation"],
    resource: "*",
    because: "the role cannot name the instance, which is created after it",
  },
];

/** Wildcards of the stack in us-east-1. */
const inUsEast1: readonly Accepted[] = [
  {
    where: /^Cdn\.UsEast1ServiceRole$/,
    actions: ["acm:RequestCertificate"],
    resource: "*",
    because: noResourceSupported,
  },
  {
    where: /^Cdn\.UsEast1ServiceRole$/,
    actions: ["sns:GetSubscriptionAttributes", "sns:Unsubscribe"],
    resource: "*",
    because: "AWS supports no resource for a subscription; limited to us-east-1",
  },
  {
    where: /^Cdn\.UsEast1ServiceRole$/,
    actions: [
      "acm:AddTagsToCertificate",
      "acm:DeleteCertificate",
      "acm:DescribeCertificate",
      "acm:ListTagsForCertificate",
      "acm:RemoveTagsFromCertificate",
    ],
    resource: "arn:aws:acm:us-east-1:123456789012:certificate/*",
    because: "ACM chooses the id of a certificate",
  },
  {
    where: /^Cdn\.UsEast1ServiceRole$/,
    actions: ["route53:GetChange"],
    resource: "arn:aws:route53:::change/*",
    because: "Route 53 chooses the id of a change",
  },
  {
    where: /^Cdn\.UsEast1ServiceRole$/,
    actions: ["cloudwatch:DescribeAlarms"],
    resource: "arn:aws:cloudwatch:us-east-1:123456789012:alarm:*",
    because: "CloudWatch requires the right to all alarms even for one alarm",
  },
  {
    where: /^Cdn\.UsEast1ServiceRole$/,
    actions: ["wafv2:CreateWebACL", "wafv2:UpdateWebACL"],
    resource: "arn:aws:wafv2:us-east-1:123456789012:global/managedruleset/*/*",
    because: "WAF requires the right to managed rules under this ARN, which contains the asterisks",
  },
];

/** Wildcards of CDK's functions that empty the buckets of an unprotected stage. */
const whereBucketsAreEmptied: readonly Accepted[] = [
  "Cdn.AccessLogs",
  "Cdn.Media",
  "Cdn.Assets",
  "Uploads.Uploads",
].flatMap((bucket) =>
  ["", "/*"].map((objects) => ({
    where: new RegExp(`^${bucket}Policy$`),
    actions: ["s3:DeleteObject*", "s3:GetBucket*", "s3:List*"],
    resource: `arn:aws:s3:::${bucket}${objects}`,
    because: "CDK adds it for its function, on this bucket only",
  })),
);

/** The AWS managed policies that are accepted, and the roles that may have them. */
const managedPolicies: Readonly<Record<string, RegExp>> = {
  "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole": new RegExp(
    `^\\w+\\.(Custom|AWSCDK|${awsCallerId}|UsEast1Provider)\\w+Role$`,
  ),
  "arn:aws:iam::aws:policy/service-role/AWSCodeDeployRoleForLambdaLimited":
    /^Api\.(Public|Admin)DeploymentServiceRole$/,
};

const stages = await resolveStages();
const withDomain = await resolveStages({ domain });
const variants = stageNames.flatMap((name) => {
  const { bastion, isProtected, webAcl } = stageSettings(name);
  const everywhere = [
    ...always,
    ...(bastion ? onBastion : []),
    ...(isProtected ? [] : whereBucketsAreEmptied),
  ];
  return [
    {
      name,
      stage: stages[name],
      accepted: webAcl ? [...everywhere, ...inUsEast1] : everywhere,
    },
    {
      name: `${name} with a domain`,
      stage: withDomain[name],
      accepted: [...everywhere, ...inUsEast1],
    },
  ];
});

describe.each(variants)("in $name", ({ stage, accepted }) => {
  const found = findWildcards(stage);

  it("no policy has a wildcard that is not accepted below", () => {
    const unexplained = found.filter(
      (wildcard) => !accepted.some((entry) => explains(entry, wildcard)),
    );

    expect(unexplained).toEqual([]);
  });

  it("only CDK's own functions and CodeDeploy have AWS managed policies", () => {
    const given = stage
      .resources({ type: "AWS::IAM::Role" })
      .flatMap(({ name, properties: { ManagedPolicyArns = [] } }) =>
        asList(ManagedPolicyArns).map((arn) => ({ role: name, policy: asText(arn) })),
      );

    expect(given.filter(({ role, policy }) => !managedPolicies[policy]?.test(role))).toEqual([]);
  });
});

const everyEntry = [...always, ...onBastion, ...inUsEast1, ...whereBucketsAreEmptied];

it("every accepted wildcard is in a policy", () => {
  const found = variants.flatMap(({ stage }) => findWildcards(stage));
  const obsolete = everyEntry.flatMap((entry) => {
    const actions = entry.actions === "no wildcard" ? ["kms:Decrypt"] : entry.actions;
    return actions
      .filter((action) => !found.some((one) => one.action === action && explains(entry, one)))
      .map((action) => `${action} on ${entry.resource} in ${entry.where}`);
  });

  expect(obsolete).toEqual([]);
});

const withoutResource = everyEntry
  .filter(({ because }) => because === noResourceSupported)
  .flatMap(({ actions }) => actions);

it.each(withoutResource)("AWS supports no resource for %s", async (action) => {
  const [service = "", name = ""] = action.split(":");

  expect(await isWildcardOnlyAction(service, name)).toBe(true);
});

function explains({ where, actions, resource }: Accepted, wildcard: Wildcard): boolean {
  const isAction =
    actions === "no wildcard" ? !wildcard.action.includes("*") : actions.includes(wildcard.action);
  return where.test(wildcard.where) && isAction && resource === wildcard.resource;
}
