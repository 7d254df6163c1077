import { describe, expect, it } from "vitest";
import { stageNames } from "../stages.ts";
import { identityPolicies } from "../testing/iam/identity-policies.ts";
import type { Attempt } from "../testing/iam/simulate.ts";
import { asList, isRecord } from "../testing/json-value.ts";
import { readPolicy } from "../testing/read-policy.ts";
import type { ResolvedStage } from "../testing/resolve.ts";
import { resolveStages } from "../testing/resolve-stages.ts";
import { account, domain, region } from "../testing/synthesise.ts";
import { isInBoundary } from "./testing/delivery-roles.ts";
import { synthesiseDelivery } from "./testing/synthesise-delivery.ts";

const withDomain = await resolveStages({ domain });
const withoutDomain = await resolveStages();

/** What AWS's policies name but our roles do not use: CodeDeploy's hooks and its bundles in S3. */
const unused = /^(s3:GetObject(Version)?|lambda:InvokeFunction) .*(CodeDeploy|\*$)/;
/** What AWS's policies also allow. Our stacks create the log groups, and provision no concurrency. */
const unusedActions = ["logs:CreateLogGroup", "lambda:GetProvisionedConcurrencyConfig"];

/** The resources of actions that AWS's policies allow on all resources. */
const usedOn = (stage: string): Readonly<Record<string, string>> => ({
  "cloudwatch:DescribeAlarms": `arn:aws:cloudwatch:${region}:${account}:alarm:x`,
  "lambda:GetAlias": `arn:aws:lambda:${region}:${account}:function:${stage}-iotd-Api-x:live`,
  "lambda:UpdateAlias": `arn:aws:lambda:${region}:${account}:function:${stage}-iotd-Api-x`,
  "logs:CreateLogStream": `arn:aws:logs:${region}:${account}:log-group:${stage}-iotd-Api-x:log-stream:1`,
  "logs:PutLogEvents": `arn:aws:logs:${region}:${account}:log-group:${stage}-iotd-Api-x:log-stream:1`,
  "sns:GetSubscriptionAttributes": `arn:aws:sns:us-east-1:${account}:${stage}-iotd-Cdn-us-east-1-x`,
  "sns:Unsubscribe": `arn:aws:sns:us-east-1:${account}:${stage}-iotd-Cdn-us-east-1-x`,
  "ssm:UpdateInstanceInformation": `arn:aws:ec2:${region}:${account}:instance/i-1`,
  "ec2:CreateNetworkInterface": `arn:aws:ec2:${region}:${account}:network-interface/eni-1`,
  "ec2:DeleteNetworkInterface": `arn:aws:ec2:${region}:${account}:network-interface/eni-1`,
  "ec2:AssignPrivateIpAddresses": `arn:aws:ec2:${region}:${account}:network-interface/eni-1`,
  "ec2:UnassignPrivateIpAddresses": `arn:aws:ec2:${region}:${account}:network-interface/eni-1`,
});

/** AWS's reference has no resource for these, although policies name one. */
const onNothing = ["codedeploy:PutLifecycleEventHookExecutionStatus"];

/** Everything that the policies of the stage's roles allow, as attempts. */
function attemptsIn(stageName: string, stage: ResolvedStage): Map<string, Attempt> {
  const statements = stage
    .resources({ type: "AWS::IAM::Role" })
    .flatMap((role) => identityPolicies(stage, role))
    .flatMap(({ policy }) => readPolicy(policy))
    .filter(({ effect }) => effect === "Allow");
  const attempts = statements.flatMap(({ actions, resources, condition }) =>
    actions
      .filter((action) => !unusedActions.includes(action))
      .flatMap((action) =>
        resources
          .filter((resource) => !unused.test(`${action} ${resource}`))
          .map(
            (resource): Attempt => ({
              action,
              resource: onNothing.includes(action)
                ? "*"
                : physical(stageName, (resource === "*" && usedOn(stageName)[action]) || resource),
              context: contextOf(action, condition),
            }),
          ),
      ),
  );
  return new Map(attempts.map((attempt) => [`${attempt.action} on ${attempt.resource}`, attempt]));
}

/** Replaces the names of resources in resolved templates by names as in an account. */
function physical(stage: string, arn: string): string {
  if (arn === "*") return arn;
  return arn
    .replace("secret:Database.Cluster.MasterUserSecret", "secret:rds!cluster-1")
    .replace(/security-group\/.*/, "security-group/sg-1")
    .replace(/(dbuser|key)([:/])[^/]+/, (_, type, separator) => `${type}${separator}id1`)
    .replace(/(?<=[:/])[A-Z]\w+\.[\w.]+/, (name) => `${stage}-iotd-${name.replaceAll(".", "-")}`)
    .replace(/(log-group:.*):\*$/, "$1:log-stream:1")
    .replace(/:\*$/, ":1")
    .replaceAll("*", "x");
}

/** The context of a request that meets the conditions of a statement. */
function contextOf(action: string, condition: Readonly<Record<string, unknown>>) {
  const isThere = /^(acm|sns):/.test(action);
  const context: Record<string, string> = { "aws:RequestedRegion": isThere ? "us-east-1" : region };
  for (const test of Object.values(condition)) {
    if (!isRecord(test)) continue;
    for (const [key, value] of Object.entries(test)) {
      const [first] = Array.isArray(value) ? asList(value) : [value];
      if (/^(iam:PassedToService|route53:)/.test(key)) context[key] = String(first);
    }
  }
  return context;
}

describe.each(stageNames)("the boundary of %s", (stage) => {
  const delivery = synthesiseDelivery(stage);

  it.each([
    ["without a domain", withoutDomain[stage]],
    ["with a domain", withDomain[stage]],
  ])("allows everything that the stage's roles do, %s", async (_, resolved) => {
    const attempts = attemptsIn(stage, resolved);
    const outside: string[] = [];
    for (const [words, attempt] of attempts) {
      if (!(await isInBoundary(delivery, attempt))) outside.push(words);
    }

    expect(attempts.size).toBeGreaterThan(40);
    expect(outside).toEqual([]);
  });

  const other = stage === "prod" ? "pre" : "prod";
  const elsewhere = "eu-north-1";
  const role = `arn:aws:iam::${account}:role/${stage}-iotd-Api-x`;
  it.each<[string, Attempt]>([
    ["allows no creation of a role", { action: "iam:CreateRole", resource: role }],
    ["allows no change of a role's policies", { action: "iam:PutRolePolicy", resource: role }],
    [
      "allows no creation of a user",
      { action: "iam:CreateUser", resource: `arn:aws:iam::${account}:user/x` },
    ],
    [
      "allows no change of the boundary",
      {
        action: "iam:CreatePolicyVersion",
        resource: `arn:aws:iam::${account}:policy/${stage}-iotd-boundary`,
      },
    ],
    [
      "allows no function to get its role",
      {
        action: "iam:PassRole",
        resource: role,
        context: { "iam:PassedToService": "lambda.amazonaws.com" },
      },
    ],
    ["allows no other role to be assumed", { action: "sts:AssumeRole", resource: role }],
    [
      "allows no reading of another stage's bucket",
      { action: "s3:GetObject", resource: `arn:aws:s3:::${other}-iotd-uploads-x/originals/1` },
    ],
    [
      "allows no reading of a secret other than the database's",
      {
        action: "secretsmanager:GetSecretValue",
        resource: `arn:aws:secretsmanager:${region}:${account}:secret:Auth-1`,
      },
    ],
    [
      "allows no decryption with another stage's key",
      {
        action: "kms:Decrypt",
        resource: `arn:aws:kms:${region}:${account}:key/1`,
        context: { "aws:ResourceTag/sst:stage": other },
      },
    ],
    [
      "allows no decryption in another region",
      { action: "kms:Decrypt", resource: `arn:aws:kms:${elsewhere}:${account}:key/1` },
    ],
    [
      "allows no network interface in another region",
      {
        action: "ec2:CreateNetworkInterface",
        resource: `arn:aws:ec2:${elsewhere}:${account}:network-interface/eni-1`,
        context: { "aws:RequestedRegion": elsewhere },
      },
    ],
    [
      "allows no start of an instance",
      { action: "ec2:RunInstances", resource: `arn:aws:ec2:${region}:${account}:instance/i-1` },
    ],
    [
      "allows no call of another stage's function",
      {
        action: "lambda:InvokeFunction",
        resource: `arn:aws:lambda:${region}:${account}:function:${other}-iotd-Operations-Ops`,
      },
    ],
    [
      "allows no change of a stage's stack",
      {
        action: "cloudformation:UpdateStack",
        resource: `arn:aws:cloudformation:${region}:${account}:stack/${stage}-iotd-Api/1`,
      },
    ],
  ])("%s", async (_, attempt) => {
    expect(await isInBoundary(delivery, attempt)).toBe(false);
  });
});
