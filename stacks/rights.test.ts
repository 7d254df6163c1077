import { describe, expect, it } from "vitest";
import { type StageName, stageNames, stageSettings } from "./stages.ts";
import { awsCallerId } from "./testing/aws-caller-id.ts";
import { roleStatements } from "./testing/iam/identity-policies.ts";
import { type RightsRow, readRightsTable } from "./testing/iam/rights-table.ts";
import { type StageRole, stageRoles } from "./testing/iam/role-rights.ts";
import { createTargets } from "./testing/iam/targets.ts";
import { resolveStages } from "./testing/resolve-stages.ts";
import { domain } from "./testing/synthesise.ts";

const roles: Readonly<Record<string, string>> = {
  public: "Api.PublicRole",
  admin: "Api.AdminRole",
  images: "Images.ImageProcessorRole",
  ops: "Operations.OpsRole",
  "check public": "Api.CheckPublicRole",
  "check admin": "Api.CheckAdminRole",
  migrate: "Release.MigrateRole",
  assets: "Release.PublishAssetsRole",
  proxy: "Database.ProxyRole",
  logins: `Database.${awsCallerId}ServiceRole`,
  "us-east-1": "Cdn.KeepUsEast1StackRole",
  bastion: "Bastion.InstanceRole",
};

/**
 * What AWS allows each role, by all policies together: its own, those of buckets, queues, keys,
 * functions and roles, and the VPC endpoint's.
 *
 * `✓` allowed, `·` denied, `◦` allowed in unprotected stages, `◇` allowed in stages with a bastion.
 * `proxy` is the database proxy's role, `logins` has the function that creates the login roles,
 * `us-east-1` the one that deploys the stack there; `others` stands for all other roles of a stage, which
 * CDK's custom resources, CodeDeploy, flow logs and CloudFormation have: a mark if any of them may.
 */
const rights = readRightsTable(`
  | action                        | on                                | public | admin | images | ops | check public | check admin | migrate | assets | proxy | logins | us-east-1 | bastion | others |
  | ----------------------------- | --------------------------------- | ------ | ----- | ------ | --- | ------------ | ----------- | ------- | ------ | ----- | ------ | --------- | ------- | ------ |
  | s3:GetObject                  | uploads: originals/x              | ·      | ·     | ✓      | ✓   | ·            | ·           | ·       | ·      | ·     | ·      | ·         | ·       | ·      |
  | s3:PutObject                  | uploads: originals/x              | ·      | ✓     | ·      | ·   | ·            | ·           | ·       | ·      | ·     | ·      | ·         | ·       | ·      |
  | s3:DeleteObject               | uploads: originals/x              | ·      | ·     | ·      | ✓   | ·            | ·           | ·       | ·      | ·     | ·      | ·         | ·       | ◦      |
  | s3:GetObjectVersion           | uploads: originals/x              | ·      | ·     | ·      | ·   | ·            | ·           | ·       | ·      | ·     | ·      | ·         | ·       | ·      |
  | s3:DeleteObjectVersion        | uploads: originals/x              | ·      | ·     | ·      | ·   | ·            | ·           | ·       | ·      | ·     | ·      | ·         | ·       | ◦      |
  | s3:GetObject                  | uploads: elsewhere/x              | ·      | ·     | ·      | ·   | ·            | ·           | ·       | ·      | ·     | ·      | ·         | ·       | ·      |
  | s3:PutObject                  | uploads: elsewhere/x              | ·      | ·     | ·      | ·   | ·            | ·           | ·       | ·      | ·     | ·      | ·         | ·       | ·      |
  | s3:DeleteObject               | uploads: elsewhere/x              | ·      | ·     | ·      | ·   | ·            | ·           | ·       | ·      | ·     | ·      | ·         | ·       | ◦      |
  | s3:ListBucket                 | uploads                           | ·      | ✓     | ✓      | ✓   | ·            | ·           | ·       | ·      | ·     | ·      | ·         | ·       | ◦      |
  | s3:PutBucketPolicy            | uploads                           | ·      | ·     | ·      | ·   | ·            | ·           | ·       | ·      | ·     | ·      | ·         | ·       | ◦      |
  | ----------------------------- | --------------------------------- | ------ | ----- | ------ | --- | ------------ | ----------- | ------- | ------ | ----- | ------ | --------- | ------- | ------ |
  | s3:GetObject                  | media: media/x                    | ·      | ·     | ·      | ·   | ·            | ·           | ·       | ·      | ·     | ·      | ·         | ·       | ·      |
  | s3:PutObject                  | media: media/x                    | ·      | ·     | ✓      | ·   | ·            | ·           | ·       | ·      | ·     | ·      | ·         | ·       | ·      |
  | s3:DeleteObject               | media: media/x                    | ·      | ·     | ·      | ✓   | ·            | ·           | ·       | ·      | ·     | ·      | ·         | ·       | ◦      |
  | s3:GetObject                  | media: elsewhere/x                | ·      | ·     | ·      | ·   | ·            | ·           | ·       | ·      | ·     | ·      | ·         | ·       | ·      |
  | s3:PutObject                  | media: elsewhere/x                | ·      | ·     | ·      | ·   | ·            | ·           | ·       | ·      | ·     | ·      | ·         | ·       | ·      |
  | s3:DeleteObject               | media: elsewhere/x                | ·      | ·     | ·      | ·   | ·            | ·           | ·       | ·      | ·     | ·      | ·         | ·       | ◦      |
  | s3:ListBucket                 | media                             | ·      | ✓     | ·      | ✓   | ·            | ·           | ·       | ·      | ·     | ·      | ·         | ·       | ◦      |
  | s3:PutBucketPolicy            | media                             | ·      | ·     | ·      | ·   | ·            | ·           | ·       | ·      | ·     | ·      | ·         | ·       | ◦      |
  | ----------------------------- | --------------------------------- | ------ | ----- | ------ | --- | ------------ | ----------- | ------- | ------ | ----- | ------ | --------- | ------- | ------ |
  | s3:GetObject                  | assets: assets/x                  | ·      | ·     | ·      | ·   | ·            | ·           | ·       | ·      | ·     | ·      | ·         | ·       | ·      |
  | s3:PutObject                  | assets: assets/x                  | ·      | ·     | ·      | ·   | ·            | ·           | ·       | ✓      | ·     | ·      | ·         | ·       | ·      |
  | s3:DeleteObject               | assets: assets/x                  | ·      | ·     | ·      | ·   | ·            | ·           | ·       | ·      | ·     | ·      | ·         | ·       | ◦      |
  | s3:GetObject                  | assets: elsewhere/x               | ·      | ·     | ·      | ·   | ·            | ·           | ·       | ·      | ·     | ·      | ·         | ·       | ·      |
  | s3:PutObject                  | assets: elsewhere/x               | ·      | ·     | ·      | ·   | ·            | ·           | ·       | ·      | ·     | ·      | ·         | ·       | ·      |
  | s3:DeleteObject               | assets: elsewhere/x               | ·      | ·     | ·      | ·   | ·            | ·           | ·       | ·      | ·     | ·      | ·         | ·       | ◦      |
  | s3:ListBucket                 | assets                            | ·      | ·     | ·      | ·   | ·            | ·           | ·       | ·      | ·     | ·      | ·         | ·       | ◦      |
  | s3:PutBucketPolicy            | assets                            | ·      | ·     | ·      | ·   | ·            | ·           | ·       | ·      | ·     | ·      | ·         | ·       | ◦      |
  | ----------------------------- | --------------------------------- | ------ | ----- | ------ | --- | ------------ | ----------- | ------- | ------ | ----- | ------ | --------- | ------- | ------ |
  | s3:GetObject                  | access logs: cloudfront/x         | ·      | ·     | ·      | ·   | ·            | ·           | ·       | ·      | ·     | ·      | ·         | ·       | ·      |
  | s3:PutObject                  | access logs: uploads/x            | ·      | ·     | ·      | ·   | ·            | ·           | ·       | ·      | ·     | ·      | ·         | ·       | ·      |
  | s3:PutObject                  | access logs: cloudfront/x         | ·      | ·     | ·      | ·   | ·            | ·           | ·       | ·      | ·     | ·      | ·         | ·       | ·      |
  | s3:DeleteObject               | access logs: cloudfront/x         | ·      | ·     | ·      | ·   | ·            | ·           | ·       | ·      | ·     | ·      | ·         | ·       | ◦      |
  | s3:ListBucket                 | access logs                       | ·      | ·     | ·      | ·   | ·            | ·           | ·       | ·      | ·     | ·      | ·         | ·       | ◦      |
  | ----------------------------- | --------------------------------- | ------ | ----- | ------ | --- | ------------ | ----------- | ------- | ------ | ----- | ------ | --------- | ------- | ------ |
  | kms:Decrypt                   | data key                          | ·      | ·     | ·      | ·   | ·            | ·           | ·       | ·      | ·     | ·      | ·         | ·       | ·      |
  | kms:Decrypt                   | data key, through S3              | ·      | ·     | ✓      | ·   | ·            | ·           | ·       | ·      | ·     | ·      | ·         | ·       | ·      |
  | kms:Decrypt                   | data key, through SQS             | ·      | ·     | ✓      | ·   | ·            | ·           | ·       | ·      | ·     | ·      | ·         | ·       | ·      |
  | kms:Decrypt                   | data key, through Secrets Manager | ·      | ·     | ·      | ·   | ·            | ·           | ·       | ·      | ·     | ✓      | ·         | ·       | ·      |
  | kms:GenerateDataKey           | data key                          | ·      | ·     | ·      | ·   | ·            | ·           | ·       | ·      | ·     | ·      | ·         | ·       | ·      |
  | kms:GenerateDataKey           | data key, through S3              | ·      | ✓     | ·      | ·   | ·            | ·           | ·       | ·      | ·     | ·      | ·         | ·       | ·      |
  | kms:GenerateDataKey           | data key, through SQS             | ·      | ·     | ·      | ·   | ·            | ·           | ·       | ·      | ·     | ·      | ·         | ·       | ·      |
  | kms:Decrypt                   | secrets key                       | ✓      | ✓     | ✓      | ✓   | ✓            | ✓           | ✓       | ✓      | ·     | ·      | ✓         | ·       | ·      |
  | kms:GenerateDataKey           | secrets key                       | ·      | ·     | ·      | ·   | ·            | ·           | ·       | ·      | ·     | ·      | ·         | ·       | ·      |
  | kms:Decrypt                   | logs key                          | ·      | ·     | ·      | ·   | ·            | ·           | ·       | ·      | ·     | ·      | ·         | ·       | ·      |
  | kms:PutKeyPolicy              | data key                          | ·      | ·     | ·      | ·   | ·            | ·           | ·       | ·      | ·     | ·      | ·         | ·       | ·      |
  | kms:ScheduleKeyDeletion       | data key                          | ·      | ·     | ·      | ·   | ·            | ·           | ·       | ·      | ·     | ·      | ·         | ·       | ·      |
  | ----------------------------- | --------------------------------- | ------ | ----- | ------ | --- | ------------ | ----------- | ------- | ------ | ----- | ------ | --------- | ------- | ------ |
  | sqs:ReceiveMessage            | queue                             | ·      | ·     | ✓      | ·   | ·            | ·           | ·       | ·      | ·     | ·      | ·         | ·       | ·      |
  | sqs:DeleteMessage             | queue                             | ·      | ·     | ✓      | ·   | ·            | ·           | ·       | ·      | ·     | ·      | ·         | ·       | ·      |
  | sqs:SendMessage               | queue                             | ·      | ·     | ·      | ·   | ·            | ·           | ·       | ·      | ·     | ·      | ·         | ·       | ·      |
  | sqs:PurgeQueue                | queue                             | ·      | ·     | ·      | ·   | ·            | ·           | ·       | ·      | ·     | ·      | ·         | ·       | ·      |
  | sqs:ReceiveMessage            | dead letters                      | ·      | ·     | ·      | ·   | ·            | ·           | ·       | ·      | ·     | ·      | ·         | ·       | ·      |
  | sqs:DeleteMessage             | dead letters                      | ·      | ·     | ·      | ·   | ·            | ·           | ·       | ·      | ·     | ·      | ·         | ·       | ·      |
  | sqs:SendMessage               | dead letters                      | ·      | ·     | ·      | ·   | ·            | ·           | ·       | ·      | ·     | ·      | ·         | ·       | ·      |
  | sns:Publish                   | alerts topic                      | ·      | ·     | ·      | ·   | ·            | ·           | ·       | ·      | ·     | ·      | ·         | ·       | ·      |
  | ----------------------------- | --------------------------------- | ------ | ----- | ------ | --- | ------------ | ----------- | ------- | ------ | ----- | ------ | --------- | ------- | ------ |
  | rds-db:connect                | proxy as iotd_owner               | ·      | ·     | ·      | ✓   | ·            | ·           | ✓       | ·      | ·     | ·      | ·         | ·       | ·      |
  | rds-db:connect                | proxy as iotd_editor              | ·      | ✓     | ·      | ·   | ·            | ·           | ·       | ·      | ·     | ·      | ·         | ·       | ·      |
  | rds-db:connect                | proxy as iotd_processor           | ·      | ·     | ✓      | ·   | ·            | ·           | ·       | ·      | ·     | ·      | ·         | ·       | ·      |
  | rds-db:connect                | proxy as iotd_public              | ✓      | ·     | ·      | ·   | ·            | ·           | ·       | ·      | ·     | ·      | ·         | ·       | ·      |
  | rds-db:connect                | proxy as iotd_master              | ·      | ·     | ·      | ·   | ·            | ·           | ·       | ·      | ·     | ·      | ·         | ·       | ·      |
  | rds-db:connect                | cluster as iotd_owner             | ·      | ·     | ·      | ·   | ·            | ·           | ·       | ·      | ✓     | ·      | ·         | ·       | ·      |
  | rds-db:connect                | cluster as iotd_editor            | ·      | ·     | ·      | ·   | ·            | ·           | ·       | ·      | ✓     | ·      | ·         | ·       | ·      |
  | rds-db:connect                | cluster as iotd_processor         | ·      | ·     | ·      | ·   | ·            | ·           | ·       | ·      | ✓     | ·      | ·         | ·       | ·      |
  | rds-db:connect                | cluster as iotd_public            | ·      | ·     | ·      | ·   | ·            | ·           | ·       | ·      | ✓     | ·      | ·         | ·       | ·      |
  | rds-db:connect                | cluster as iotd_master            | ·      | ·     | ·      | ·   | ·            | ·           | ·       | ·      | ·     | ·      | ·         | ·       | ·      |
  | rds-data:ExecuteStatement     | cluster                           | ·      | ·     | ·      | ·   | ·            | ·           | ·       | ·      | ·     | ✓      | ·         | ·       | ·      |
  | secretsmanager:GetSecretValue | master secret                     | ·      | ·     | ·      | ·   | ·            | ·           | ·       | ·      | ·     | ✓      | ·         | ·       | ·      |
  | secretsmanager:GetSecretValue | auth secret                       | ·      | ·     | ·      | ·   | ·            | ·           | ·       | ·      | ·     | ·      | ·         | ·       | ·      |
  | secretsmanager:GetSecretValue | origin secret                     | ·      | ·     | ·      | ·   | ·            | ·           | ·       | ·      | ·     | ·      | ·         | ·       | ·      |
  | secretsmanager:PutSecretValue | auth secret                       | ·      | ·     | ·      | ·   | ·            | ·           | ·       | ·      | ·     | ·      | ·         | ·       | ·      |
  | ----------------------------- | --------------------------------- | ------ | ----- | ------ | --- | ------------ | ----------- | ------- | ------ | ----- | ------ | --------- | ------- | ------ |
  | logs:PutLogEvents             | its own log                       | ✓      | ✓     | ✓      | ✓   | ✓            | ✓           | ✓       | ✓      | ·     | ✓      | ✓         | ·       | ✓      |
  | logs:PutLogEvents             | another's log                     | ·      | ·     | ·      | ·   | ·            | ·           | ·       | ·      | ·     | ✓      | ·         | ·       | ✓      |
  | logs:PutLogEvents             | the bastion's log                 | ·      | ·     | ·      | ·   | ·            | ·           | ·       | ·      | ·     | ✓      | ·         | ◇       | ✓      |
  | xray:PutTraceSegments         | a trace                           | ✓      | ✓     | ✓      | ✓   | ✓            | ✓           | ✓       | ✓      | ·     | ·      | ✓         | ·       | ·      |
  | ec2:CreateNetworkInterface    | network interface, as Lambda      | ✓      | ✓     | ✓      | ✓   | ·            | ·           | ✓       | ·      | ·     | ·      | ·         | ·       | ·      |
  | ec2:CreateNetworkInterface    | network interface, as its code    | ·      | ·     | ·      | ·   | ·            | ·           | ·       | ·      | ·     | ·      | ·         | ·       | ·      |
  | ec2:DeleteNetworkInterface    | network interface, as its code    | ·      | ·     | ·      | ·   | ·            | ·           | ·       | ·      | ·     | ·      | ·         | ·       | ·      |
  | ----------------------------- | --------------------------------- | ------ | ----- | ------ | --- | ------------ | ----------- | ------- | ------ | ----- | ------ | --------- | ------- | ------ |
  | ssm:UpdateInstanceInformation | an instance                       | ·      | ·     | ·      | ·   | ·            | ·           | ·       | ·      | ·     | ·      | ·         | ◇       | ·      |
  | ssmmessages:OpenDataChannel   | a session                         | ·      | ·     | ·      | ·   | ·            | ·           | ·       | ·      | ·     | ·      | ·         | ◇       | ·      |
  | ssm:StartSession              | an instance                       | ·      | ·     | ·      | ·   | ·            | ·           | ·       | ·      | ·     | ·      | ·         | ·       | ·      |
  | ssm:SendCommand               | an instance                       | ·      | ·     | ·      | ·   | ·            | ·           | ·       | ·      | ·     | ·      | ·         | ·       | ·      |
  | ssm:GetParameter              | a parameter                       | ·      | ·     | ·      | ·   | ·            | ·           | ·       | ·      | ·     | ·      | ·         | ·       | ·      |
  | ----------------------------- | --------------------------------- | ------ | ----- | ------ | --- | ------------ | ----------- | ------- | ------ | ----- | ------ | --------- | ------- | ------ |
  | lambda:InvokeFunction         | ops function                      | ·      | ·     | ·      | ·   | ·            | ·           | ·       | ·      | ·     | ·      | ·         | ·       | ·      |
  | lambda:InvokeFunction         | public function                   | ·      | ·     | ·      | ·   | ·            | ·           | ·       | ·      | ·     | ·      | ·         | ·       | ·      |
  | lambda:InvokeFunction         | public function: new version      | ·      | ·     | ·      | ·   | ✓            | ·           | ·       | ·      | ·     | ·      | ·         | ·       | ·      |
  | lambda:InvokeFunction         | public function: live             | ·      | ·     | ·      | ·   | ·            | ·           | ·       | ·      | ·     | ·      | ·         | ·       | ·      |
  | lambda:InvokeFunction         | admin function                    | ·      | ·     | ·      | ·   | ·            | ·           | ·       | ·      | ·     | ·      | ·         | ·       | ·      |
  | lambda:InvokeFunction         | admin function: new version       | ·      | ·     | ·      | ·   | ·            | ✓           | ·       | ·      | ·     | ·      | ·         | ·       | ·      |
  | lambda:InvokeFunction         | admin function: live              | ·      | ·     | ·      | ·   | ·            | ·           | ·       | ·      | ·     | ·      | ·         | ·       | ·      |
  | lambda:InvokeFunction         | migrate function                  | ·      | ·     | ·      | ·   | ·            | ·           | ·       | ·      | ·     | ·      | ·         | ·       | ·      |
  | lambda:InvokeFunction         | migrate function: a version       | ·      | ·     | ·      | ·   | ·            | ·           | ·       | ·      | ·     | ·      | ·         | ·       | ✓      |
  | lambda:InvokeFunction         | us-east-1 function                | ·      | ·     | ·      | ·   | ·            | ·           | ·       | ·      | ·     | ·      | ·         | ·       | ✓      |
  | lambda:UpdateFunctionCode     | public function                   | ·      | ·     | ·      | ·   | ·            | ·           | ·       | ·      | ·     | ·      | ·         | ·       | ·      |
  | cloudformation:UpdateStack    | us-east-1 stack                   | ·      | ·     | ·      | ·   | ·            | ·           | ·       | ·      | ·     | ·      | ✓         | ·       | ·      |
  | cloudformation:UpdateStack    | one of our stacks                 | ·      | ·     | ·      | ·   | ·            | ·           | ·       | ·      | ·     | ·      | ·         | ·       | ·      |
  | iam:PassRole                  | us-east-1 role, to CloudFormation | ·      | ·     | ·      | ·   | ·            | ·           | ·       | ·      | ·     | ·      | ✓         | ·       | ·      |
  | iam:PassRole                  | us-east-1 role, to Lambda         | ·      | ·     | ·      | ·   | ·            | ·           | ·       | ·      | ·     | ·      | ·         | ·       | ·      |
  | iam:PassRole                  | ops role, to Lambda               | ·      | ·     | ·      | ·   | ·            | ·           | ·       | ·      | ·     | ·      | ·         | ·       | ·      |
  | iam:PutRolePolicy             | ops role                          | ·      | ·     | ·      | ·   | ·            | ·           | ·       | ·      | ·     | ·      | ·         | ·       | ·      |
  | sts:AssumeRole                | ops role                          | ·      | ·     | ·      | ·   | ·            | ·           | ·       | ·      | ·     | ·      | ·         | ·       | ·      |
`);

const stages = await resolveStages({ domain });

describe.each(stageNames)("in %s", (name) => {
  const targets = createTargets(stages[name]);
  const found = stageRoles(stages[name]);
  const columns = columnsOf(found);

  it.each(rights.map((row) => [sentence(row), row] as const))(
    "%s",
    async (_, { action, on, marks }) => {
      const may = async (column: string): Promise<[string, boolean]> => {
        const answers = (columns[column] ?? []).map((role) =>
          role.may({ action, ...targets(on, role) }),
        );
        return [column, (await Promise.all(answers)).includes(true)];
      };

      const answers = Object.fromEntries(await Promise.all(Object.keys(marks).map(may)));

      expect(answers).toEqual(expected(marks, name));
    },
  );
});

it.each(stageNames)(
  "the policies of the public function of %s allow only running and connecting to the database",
  (name) => {
    const actions = roleStatements(stages[name])
      .filter(({ role, statement }) => role === roles.public && statement.effect === "Allow")
      .flatMap(({ statement }) => statement.actions);

    expect(actions.toSorted()).toEqual([
      "ec2:AssignPrivateIpAddresses",
      "ec2:CreateNetworkInterface",
      "ec2:DeleteNetworkInterface",
      "ec2:DescribeNetworkInterfaces",
      "ec2:DescribeSubnets",
      "ec2:UnassignPrivateIpAddresses",
      "kms:Decrypt",
      "logs:CreateLogStream",
      "logs:PutLogEvents",
      "rds-db:connect",
      "xray:PutTelemetryRecords",
      "xray:PutTraceSegments",
    ]);
  },
);

/** `s3:PutObject on media: media/x is allowed for: images`. */
function sentence({ action, on, marks }: RightsRow): string {
  const allowed = Object.keys(marks).filter((column) => marks[column] !== "·");
  return `${action} on ${on} is allowed for: ${allowed.join(", ") || "no role"}`;
}

/** The roles of each column of the table. */
function columnsOf(found: readonly StageRole[]): Record<string, StageRole[]> {
  const named = Object.entries(roles).map(
    ([column, role]) => [column, found.filter((one) => one.name === role)] as const,
  );
  const others = found.filter(({ name }) => !Object.values(roles).includes(name));
  return { ...Object.fromEntries(named), others };
}

const expected = (marks: Readonly<Record<string, string>>, stage: StageName) =>
  Object.fromEntries(
    Object.entries(marks).map(([column, mark]) => [
      column,
      mark === "✓" ||
        (mark === "◦" && !stageSettings(stage).isProtected) ||
        (mark === "◇" && stageSettings(stage).bastion),
    ]),
  );
