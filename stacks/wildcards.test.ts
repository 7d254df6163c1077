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
  readonly actions: readonly string[] | "named ones";
  readonly resource: string;
  readonly because: string;
};

const awsKnowsNoResource = "AWS knows no resource for it that a policy could name";

const always: readonly Accepted[] = [
  {
    where: /^Keys\./,
    actions: "named ones",
    resource: "*",
    because: "in a key's own policy it stands for that key",
  },
  {
    where: /^Keys\./,
    actions: ["kms:*"],
    resource: "*",
    because: "AWS's default: without it nobody in the account could manage the key any more",
  },
  {
    where: /^Keys\.Secrets$/,
    actions: ["kms:GenerateDataKey*", "kms:ReEncrypt*"],
    resource: "*",
    because: "CDK writes it so for each secret: whom the account lets, by Secrets Manager alone",
  },
  {
    where: /RoleDefaultPolicy$/,
    actions: ["xray:PutTelemetryRecords", "xray:PutTraceSegments"],
    resource: "*",
    because: awsKnowsNoResource,
  },
  {
    where: /Role$/,
    actions: ["ec2:DescribeNetworkInterfaces", "ec2:DescribeSubnets"],
    resource: "*",
    because: awsKnowsNoResource,
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
    because: "Lambda takes no role with less for a function in a network; its code is denied it",
  },
  {
    where: /^Network\.S3PrefixList/,
    actions: ["ec2:DescribeManagedPrefixLists"],
    resource: "*",
    because: awsKnowsNoResource,
  },
];

/** Of the machine that operators' tunnels pass. */
const ofBastion: readonly Accepted[] = [
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
    because: awsKnowsNoResource,
  },
  {
    where: /^Bastion\.InstanceRole$/,
    actions: ["ssm:UpdateInstanceInformation"],
    resource: "*",
    because: "a role that named its instance would need the instance, which needs the role",
  },
];

/** Of what CloudFormation makes in us-east-1. */
const inUsEast1: readonly Accepted[] = [
  {
    where: /^Cdn\.UsEast1ServiceRole$/,
    actions: ["acm:RequestCertificate"],
    resource: "*",
    because: awsKnowsNoResource,
  },
  {
    where: /^Cdn\.UsEast1ServiceRole$/,
    actions: ["sns:GetSubscriptionAttributes", "sns:Unsubscribe"],
    resource: "*",
    because: "a subscription is no resource that a policy could name; in us-east-1 alone",
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
    because: "CloudWatch asks for the right to all alarms even where one is named",
  },
  {
    where: /^Cdn\.UsEast1ServiceRole$/,
    actions: ["wafv2:CreateWebACL", "wafv2:UpdateWebACL"],
    resource: "arn:aws:wafv2:us-east-1:123456789012:global/managedruleset/*/*",
    because: "WAF asks for managed rules under this ARN, asterisks and all",
  },
];

/** Of CDK's functions that empty the buckets of a stage which is removed with its data. */
const whereDataGoes: readonly Accepted[] = [
  "Cdn.AccessLogs",
  "Cdn.Media",
  "Cdn.Assets",
  "Uploads.Uploads",
].flatMap((bucket) =>
  ["", "/*"].map((objects) => ({
    where: new RegExp(`^${bucket}Policy$`),
    actions: ["s3:DeleteObject*", "s3:GetBucket*", "s3:List*"],
    resource: `arn:aws:s3:::${bucket}${objects}`,
    because: "CDK writes it so for its function, on this bucket alone",
  })),
);

/** AWS's own policies, which name no resource, and the roles that may have them. */
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
    ...(bastion ? ofBastion : []),
    ...(isProtected ? [] : whereDataGoes),
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

  it("no action or resource is a wildcard but where AWS or CDK leaves no choice", () => {
    const unexplained = found.filter(
      (wildcard) => !accepted.some((entry) => explains(entry, wildcard)),
    );

    expect(unexplained).toEqual([]);
  });

  it("AWS's own policies are given to nobody but CDK's own functions and CodeDeploy", () => {
    const given = stage
      .resources({ type: "AWS::IAM::Role" })
      .flatMap(({ name, properties: { ManagedPolicyArns = [] } }) =>
        asList(ManagedPolicyArns).map((arn) => ({ role: name, policy: asText(arn) })),
      );

    expect(given.filter(({ role, policy }) => !managedPolicies[policy]?.test(role))).toEqual([]);
  });
});

const everyEntry = [...always, ...ofBastion, ...inUsEast1, ...whereDataGoes];

it("nothing is accepted that no policy says any more", () => {
  const found = variants.flatMap(({ stage }) => findWildcards(stage));
  const obsolete = everyEntry.flatMap((entry) => {
    const actions = entry.actions === "named ones" ? ["kms:Decrypt"] : entry.actions;
    return actions
      .filter((action) => !found.some((one) => one.action === action && explains(entry, one)))
      .map((action) => `${action} on ${entry.resource} in ${entry.where}`);
  });

  expect(obsolete).toEqual([]);
});

const withoutResource = everyEntry
  .filter(({ because }) => because === awsKnowsNoResource)
  .flatMap(({ actions }) => actions);

it.each(withoutResource)("AWS knows no resource for %s", async (action) => {
  const [service = "", name = ""] = action.split(":");

  expect(await isWildcardOnlyAction(service, name)).toBe(true);
});

function explains({ where, actions, resource }: Accepted, wildcard: Wildcard): boolean {
  const isAction =
    actions === "named ones" ? !wildcard.action.includes("*") : actions.includes(wildcard.action);
  return where.test(wildcard.where) && isAction && resource === wildcard.resource;
}
