import { describe, expect, it } from "vitest";
import { type StageName, stageNames, stageSettings } from "../stages.ts";
import { readRightsTable } from "../testing/iam/rights-table.ts";
import type { Attempt } from "../testing/iam/simulate.ts";
import { account, region } from "../testing/synthesise.ts";
import { mayDo } from "./testing/delivery-roles.ts";
import { synthesiseDelivery } from "./testing/synthesise-delivery.ts";

const columns = {
  deploy: "DeployRole",
  diff: "DiffRole",
  cloudformation: "CloudFormationRole",
} as const;

/**
 * What each role of the delivery stack may do. `✓`: allowed, `·`: not allowed, `◦`: allowed in stages that are
 * not protected.
 */
const rights = readRightsTable(`
  | action                               | on                                       | deploy | diff | cloudformation |
  | ------------------------------------ | ---------------------------------------- | ------ | ---- | -------------- |
  | cloudformation:CreateStack           | a stack, in its role                     | ✓      | ·    | ·              |
  | cloudformation:UpdateStack           | a stack, in its role                     | ✓      | ·    | ·              |
  | cloudformation:UpdateStack           | a stack, in CDK's role                   | ·      | ·    | ·              |
  | cloudformation:UpdateStack           | a stack, in the caller's own             | ·      | ·    | ·              |
  | cloudformation:DeleteStack           | a stack                                  | ◦      | ·    | ·              |
  | cloudformation:DescribeStacks        | a stack                                  | ✓      | ✓    | ·              |
  | cloudformation:GetTemplate           | a stack                                  | ✓      | ✓    | ·              |
  | cloudformation:UpdateStack           | another stage's stack, in its role       | ·      | ·    | ·              |
  | cloudformation:DeleteStack           | another stage's stack                    | ·      | ·    | ·              |
  | cloudformation:GetTemplate           | another stage's stack                    | ·      | ·    | ·              |
  | cloudformation:UpdateStack           | the delivery stack, in its role          | ·      | ·    | ·              |
  | cloudformation:DeleteStack           | the delivery stack                       | ·      | ·    | ·              |
  | cloudformation:UpdateStack           | CDKToolkit, in its role                  | ·      | ·    | ·              |
  | cloudformation:CreateStack           | a stack elsewhere, in its role           | ·      | ·    | ·              |
  | cloudformation:DescribeStacks        | CDKToolkit                               | ✓      | ✓    | ·              |
  | ------------------------------------ | ---------------------------------------- | ------ | ---- | -------------- |
  | iam:PassRole                         | CloudFormation's role, to CloudFormation | ✓      | ·    | ·              |
  | iam:PassRole                         | CloudFormation's role, to Lambda         | ·      | ·    | ·              |
  | iam:PassRole                         | CDK's role, to CloudFormation            | ·      | ·    | ·              |
  | iam:PassRole                         | a role, to Lambda                        | ·      | ·    | ✓              |
  | iam:PassRole                         | a role, to ECS                           | ·      | ·    | ·              |
  | iam:PassRole                         | the deploy role, to Lambda               | ·      | ·    | ·              |
  | iam:PassRole                         | another stage's role, to Lambda          | ·      | ·    | ·              |
  | sts:AssumeRole                       | CDK's deploy role                        | ·      | ·    | ·              |
  | ------------------------------------ | ---------------------------------------- | ------ | ---- | -------------- |
  | iam:CreateRole                       | a role, with the boundary                | ·      | ·    | ✓              |
  | iam:CreateRole                       | a role, with another boundary            | ·      | ·    | ·              |
  | iam:CreateRole                       | a role, without a boundary               | ·      | ·    | ·              |
  | iam:CreateRole                       | another stage's role, with the boundary  | ·      | ·    | ·              |
  | iam:PutRolePolicy                    | a role, with the boundary                | ·      | ·    | ✓              |
  | iam:PutRolePolicy                    | a role, without a boundary               | ·      | ·    | ·              |
  | iam:AttachRolePolicy                 | a role, with the boundary, of CodeDeploy | ·      | ·    | ✓              |
  | iam:AttachRolePolicy                 | a role, with the boundary, of everything | ·      | ·    | ·              |
  | iam:DeleteRole                       | a role                                   | ·      | ·    | ✓              |
  | iam:DeleteRolePermissionsBoundary    | a role                                   | ·      | ·    | ·              |
  | iam:PutRolePermissionsBoundary       | a role, with the boundary                | ·      | ·    | ✓              |
  | iam:PutRolePermissionsBoundary       | a role, with another boundary            | ·      | ·    | ·              |
  | iam:PutRolePolicy                    | the deploy role                          | ·      | ·    | ·              |
  | iam:UpdateAssumeRolePolicy           | the deploy role                          | ·      | ·    | ·              |
  | iam:UpdateAssumeRolePolicy           | CloudFormation's role                    | ·      | ·    | ·              |
  | iam:DeleteRole                       | the diff role                            | ·      | ·    | ·              |
  | iam:CreatePolicyVersion              | the boundary                             | ·      | ·    | ·              |
  | iam:DeletePolicy                     | the boundary                             | ·      | ·    | ·              |
  | iam:CreateUser                       | a user                                   | ·      | ·    | ·              |
  | iam:CreateAccessKey                  | a user                                   | ·      | ·    | ·              |
  | iam:DeleteOpenIDConnectProvider      | GitHub's provider                        | ·      | ·    | ·              |
  | iam:UpdateOpenIDConnectProviderThumbprint | GitHub's provider                   | ·      | ·    | ·              |
  | ------------------------------------ | ---------------------------------------- | ------ | ---- | -------------- |
  | s3:PutObject                         | an artefact                              | ✓      | ·    | ·              |
  | s3:GetObject                         | an artefact                              | ✓      | ·    | ✓              |
  | s3:PutObject                         | another stage's artefact                 | ·      | ·    | ·              |
  | s3:GetObject                         | another stage's artefact                 | ·      | ·    | ·              |
  | s3:DeleteObject                      | an artefact                              | ·      | ·    | ·              |
  | s3:PutBucketPolicy                   | CDK's bucket                             | ·      | ·    | ·              |
  | s3:GetObject                         | a picture                                | ·      | ·    | ·              |
  | s3:PutObject                         | a picture                                | ·      | ·    | ·              |
  | s3:CreateBucket                      | a bucket                                 | ·      | ·    | ✓              |
  | s3:DeleteBucket                      | a bucket                                 | ·      | ·    | ◦              |
  | s3:DeleteBucket                      | another stage's bucket                   | ·      | ·    | ·              |
  | s3:PutObject                         | what SST remembers                       | ✓      | ·    | ·              |
  | s3:GetObject                         | what SST remembers of another stage      | ·      | ·    | ·              |
  | ------------------------------------ | ---------------------------------------- | ------ | ---- | -------------- |
  | lambda:InvokeFunction                | the ops function                         | ✓      | ·    | ✓              |
  | lambda:InvokeFunction                | another function                         | ·      | ·    | ✓              |
  | lambda:InvokeFunction                | another stage's function                 | ·      | ·    | ·              |
  | lambda:UpdateFunctionCode            | another function                         | ·      | ·    | ✓              |
  | lambda:GetFunction                   | another function                         | ·      | ·    | ✓              |
  | lambda:UpdateFunctionCode            | another stage's function                 | ·      | ·    | ·              |
  | secretsmanager:GetSecretValue        | a secret                                 | ·      | ·    | ✓              |
  | secretsmanager:GetSecretValue        | another stage's secret                   | ·      | ·    | ·              |
  | kms:Decrypt                          | a key                                    | ·      | ·    | ✓              |
  | kms:ScheduleKeyDeletion              | a key                                    | ·      | ·    | ◦              |
  | kms:ScheduleKeyDeletion              | another stage's key                      | ·      | ·    | ·              |
  | kms:CreateKey                        | here                                     | ·      | ·    | ✓              |
  | kms:CreateKey                        | elsewhere                                | ·      | ·    | ·              |
  | rds:CreateDBCluster                  | the cluster                              | ·      | ·    | ✓              |
  | rds:DeleteDBCluster                  | the cluster                              | ·      | ·    | ◦              |
  | rds:DeleteDBCluster                  | another stage's cluster                  | ·      | ·    | ·              |
  | rds-db:connect                       | a database user                          | ·      | ·    | ·              |
  | rds-data:ExecuteStatement            | the cluster                              | ·      | ·    | ·              |
  | ec2:TerminateInstances               | an instance                              | ·      | ·    | ✓              |
  | ec2:TerminateInstances               | another stage's instance                 | ·      | ·    | ·              |
  | ec2:TerminateInstances               | an instance elsewhere                    | ·      | ·    | ·              |
  | logs:GetLogEvents                    | a log                                    | ·      | ·    | ·              |
  | logs:FilterLogEvents                 | a log                                    | ·      | ·    | ·              |
  | sqs:ReceiveMessage                   | a queue                                  | ·      | ·    | ·              |
  | sqs:DeleteQueue                      | a queue                                  | ·      | ·    | ✓              |
  | ssm:GetParameter                     | a parameter                              | ·      | ·    | ·              |
  | ssm:StartSession                     | an instance                              | ·      | ·    | ·              |
  | cloudfront:UpdateDistribution        | a distribution                           | ·      | ·    | ✓              |
  | cloudfront:UpdateDistribution        | another stage's distribution             | ·      | ·    | ·              |
  | route53:ChangeResourceRecordSets     | the site's name                          | ·      | ·    | ✓              |
  | route53:ChangeResourceRecordSets     | another name                             | ·      | ·    | ·              |
`);

const targets = (stage: StageName): Readonly<Record<string, Omit<Attempt, "action">>> => {
  const other = stage === "prod" ? "pre" : "prod";
  const arn = (service: string, resource: string, where = region) =>
    `arn:aws:${service}:${where}:${account}:${resource}`;
  const role = (name: string) => `arn:aws:iam::${account}:role/${name}`;
  const stack = (name: string, where?: string) => arn("cloudformation", `stack/${name}/1`, where);
  const inRole = (resource: string, name = `${stage}-iotd-cloudformation`) => ({
    resource,
    context: { "cloudformation:RoleArn": role(name) },
  });
  const passed = (name: string, service: string) => ({
    resource: role(name),
    context: { "iam:PassedToService": `${service}.amazonaws.com` },
  });
  const bounded = (resource: string, boundary: string, context = {}) => ({
    resource,
    context: {
      "iam:PermissionsBoundary": `arn:aws:iam::${account}:policy/${boundary}`,
      ...context,
    },
  });
  const attached = (policy: string) =>
    bounded(role(`${stage}-iotd-Api-x`), `${stage}-iotd-boundary`, {
      "iam:PolicyARN": `arn:aws:iam::aws:policy/${policy}`,
    });
  const tagged = (resource: string) => ({
    resource,
    context: { "aws:ResourceTag/sst:stage": other },
  });
  const record = (name: string) => ({
    resource: "arn:aws:route53:::hostedzone/Z1",
    context: {
      "route53:ChangeResourceRecordSetsNormalizedRecordNames": name,
      "route53:ChangeResourceRecordSetsRecordTypes": "A",
    },
  });
  const bucket = `arn:aws:s3:::cdk-hnb659fds-assets-${account}-${region}`;
  const state = (name: string) =>
    `arn:aws:s3:::sstbootstrap-1/appMetadata/app.iotd/stage.${name}.json`;
  const cdkRole = (name: string) => `cdk-hnb659fds-${name}-role-${account}-${region}`;
  return {
    "a stack": { resource: stack(`${stage}-iotd-Api`) },
    "a stack, in its role": inRole(stack(`${stage}-iotd-Api`)),
    "a stack, in CDK's role": inRole(stack(`${stage}-iotd-Api`), cdkRole("cfn-exec")),
    "a stack, in the caller's own": { resource: stack(`${stage}-iotd-Api`) },
    "a stack elsewhere, in its role": inRole(stack(`${stage}-iotd-Api`, "eu-north-1")),
    "another stage's stack": { resource: stack(`${other}-iotd-Api`) },
    "another stage's stack, in its role": inRole(
      stack(`${other}-iotd-Api`),
      `${other}-iotd-cloudformation`,
    ),
    "the delivery stack": { resource: stack(`${stage}-iotd-Delivery`) },
    "the delivery stack, in its role": inRole(stack(`${stage}-iotd-Delivery`)),
    CDKToolkit: { resource: stack("CDKToolkit") },
    "CDKToolkit, in its role": inRole(stack("CDKToolkit")),
    "CloudFormation's role": { resource: role(`${stage}-iotd-cloudformation`) },
    "CloudFormation's role, to CloudFormation": passed(
      `${stage}-iotd-cloudformation`,
      "cloudformation",
    ),
    "CloudFormation's role, to Lambda": passed(`${stage}-iotd-cloudformation`, "lambda"),
    "CDK's role, to CloudFormation": passed(cdkRole("cfn-exec"), "cloudformation"),
    "CDK's deploy role": { resource: role(cdkRole("deploy")) },
    "a role": { resource: role(`${stage}-iotd-Api-x`) },
    "a role, to Lambda": passed(`${stage}-iotd-Api-x`, "lambda"),
    "a role, to ECS": passed(`${stage}-iotd-Api-x`, "ecs-tasks"),
    "another stage's role, to Lambda": passed(`${other}-iotd-Api-x`, "lambda"),
    "a role, with the boundary": bounded(role(`${stage}-iotd-Api-x`), `${stage}-iotd-boundary`),
    "a role, with another boundary": bounded(role(`${stage}-iotd-Api-x`), `${other}-iotd-boundary`),
    "a role, without a boundary": { resource: role(`${stage}-iotd-Api-x`) },
    "another stage's role, with the boundary": bounded(
      role(`${other}-iotd-Api-x`),
      `${stage}-iotd-boundary`,
    ),
    "a role, with the boundary, of CodeDeploy": attached(
      "service-role/AWSCodeDeployRoleForLambdaLimited",
    ),
    "a role, with the boundary, of everything": attached("AdministratorAccess"),
    "the deploy role": bounded(role(`${stage}-iotd-deploy`), `${stage}-iotd-boundary`),
    "the deploy role, to Lambda": passed(`${stage}-iotd-deploy`, "lambda"),
    "the diff role": { resource: role(`${stage}-iotd-diff`) },
    "the boundary": { resource: `arn:aws:iam::${account}:policy/${stage}-iotd-boundary` },
    "a user": { resource: `arn:aws:iam::${account}:user/${stage}-iotd-me` },
    "GitHub's provider": {
      resource: `arn:aws:iam::${account}:oidc-provider/token.actions.githubusercontent.com`,
    },
    "an artefact": { resource: `${bucket}/${stage}-iotd/1.zip` },
    "another stage's artefact": { resource: `${bucket}/${other}-iotd/1.zip` },
    "CDK's bucket": { resource: bucket },
    "a picture": { resource: `arn:aws:s3:::${stage}-iotd-uploads-x/originals/1` },
    "a bucket": { resource: `arn:aws:s3:::${stage}-iotd-uploads-x` },
    "another stage's bucket": { resource: `arn:aws:s3:::${other}-iotd-uploads-x` },
    "what SST remembers": { resource: state(stage) },
    "what SST remembers of another stage": { resource: state(other) },
    "the ops function": { resource: arn("lambda", `function:${stage}-iotd-Operations-Ops1-x`) },
    "another function": { resource: arn("lambda", `function:${stage}-iotd-Api-Public1-x`) },
    "another stage's function": {
      resource: arn("lambda", `function:${other}-iotd-Operations-Ops`),
    },
    "a secret": { resource: arn("secretsmanager", "secret:Auth-x") },
    "another stage's secret": tagged(arn("secretsmanager", "secret:Auth-x")),
    "a key": { resource: arn("kms", "key/1") },
    "another stage's key": tagged(arn("kms", "key/1")),
    here: { resource: "*", context: { "aws:RequestedRegion": region } },
    elsewhere: { resource: "*", context: { "aws:RequestedRegion": "eu-north-1" } },
    "the cluster": { resource: arn("rds", `cluster:${stage}-iotd-database`) },
    "another stage's cluster": { resource: arn("rds", `cluster:${other}-iotd-database`) },
    "a database user": { resource: arn("rds-db", "dbuser:prx-1/iotd_owner") },
    "an instance": { resource: arn("ec2", "instance/i-1") },
    "another stage's instance": tagged(arn("ec2", "instance/i-1")),
    "an instance elsewhere": { resource: arn("ec2", "instance/i-1", "eu-north-1") },
    "a log": { resource: arn("logs", `log-group:${stage}-iotd-Api-x:log-stream:1`) },
    "a queue": { resource: arn("sqs", `${stage}-iotd-Uploads-x`) },
    "a parameter": { resource: arn("ssm", "parameter/secret") },
    "a distribution": { resource: `arn:aws:cloudfront::${account}:distribution/E1` },
    "another stage's distribution": tagged(`arn:aws:cloudfront::${account}:distribution/E1`),
    "the site's name": record(`${stageSettings(stage).subdomain}.example.com`),
    "another name": record("www.example.com"),
  };
};

describe.each(stageNames)("the rights table for stage %s", (stage) => {
  const delivery = synthesiseDelivery(stage);
  const known = targets(stage);

  it.each(rights.map((row) => [`${row.action} on ${row.on}`, row] as const))(
    "has the right answers for %s",
    async (_, { action, on, marks }) => {
      const target = known[on];
      if (!target) throw new Error(`There is no target "${on}".`);
      const answers: Record<string, boolean> = {};
      for (const [column, role] of Object.entries(columns)) {
        answers[column] = await mayDo(delivery, role, { action, ...target });
      }

      expect(answers).toEqual(
        Object.fromEntries(
          Object.entries(marks).map(([column, mark]) => [
            column,
            mark === "✓" || (mark === "◦" && !stageSettings(stage).isProtected),
          ]),
        ),
      );
    },
  );
});
