import * as iam from "aws-cdk-lib/aws-iam";
import { Duration, type Stack } from "aws-cdk-lib/core";
import { stageSettings } from "../stages.ts";
import type { Repository } from "./git-hub.ts";
import { allow, deny, inRegions, type Place } from "./place.ts";
import { accountStatements, stackStatements } from "./read-statements.ts";
import { trustGitHub } from "./trust.ts";

/**
 * The role for `sst deploy` and `sst remove` of the stage. It publishes artefacts and starts CloudFormation, which
 * works with its own role. It can change the stage's resources only by a template.
 */
export function createDeployRole(stack: Stack, place: Place, repository: Repository): iam.Role {
  const { stage, names } = place;
  return new iam.Role(stack, "DeployRole", {
    roleName: names.deployRole,
    description: `deploys iotd ${stage}: for GitHub's environment ${stage} alone`,
    assumedBy: trustGitHub(place, repository, [`environment:${stage}`]),
    // CloudFormation continues with its own role when a session expires.
    maxSessionDuration: Duration.hours(1),
    inlinePolicies: {
      Deploy: new iam.PolicyDocument({
        statements: [
          ...accountStatements(place),
          ...stackStatements(place),
          ...changeStatements(place),
          ...assetStatements(place),
          ...stateStatements(place),
          ...operationStatements(place),
        ],
      }),
    },
  });
}

function changeStatements({ arn, globalArn, names, prefix, region, stage }: Place) {
  const role = globalArn("iam", `role/${names.cloudFormationRole}`);
  const stacks = arn("cloudformation", `stack/${prefix}*/*`);
  return [
    allow(["cloudformation:CreateStack", "cloudformation:UpdateStack"], [stacks], {
      StringEquals: { "cloudformation:RoleArn": role },
    }),
    // After a failed creation, and to remove the stage. CloudFormation uses the role of the stack's last change.
    ...(stageSettings(stage).isProtected
      ? [deny(["cloudformation:DeleteStack"], [stacks])]
      : [allow(["cloudformation:DeleteStack"], [stacks])]),
    allow(["iam:PassRole"], [role], {
      StringEquals: { "iam:PassedToService": "cloudformation.amazonaws.com" },
    }),
    // CloudFormation reads the parameters of a template, here AWS's image, before it assumes a role.
    allow(
      ["ssm:GetParameters"],
      [`arn:aws:ssm:${region}::parameter/aws/service/ami-amazon-linux-latest/*`],
    ),
    // Before SST deletes an export it lists its imports. This has no resource.
    allow(["cloudformation:ListImports"], ["*"], inRegions(region)),
    // The deploy role must not change its own rights.
    deny(
      ["cloudformation:CreateStack", "cloudformation:DeleteStack", "cloudformation:UpdateStack"],
      [arn("cloudformation", `stack/${names.stack}/*`)],
    ),
  ];
}

/** Templates and artefacts. Each stage has its own folder, so that no stage can replace the code of another. */
function assetStatements({ account, names, region }: Place) {
  const bucket = `arn:aws:s3:::cdk-hnb659fds-assets-${account}-${region}`;
  return [
    allow(["s3:GetBucketLocation", "s3:GetEncryptionConfiguration"], [bucket]),
    allow(["s3:ListBucket"], [bucket], {
      StringLike: { "s3:prefix": `${names.assetPrefix}*` },
    }),
    allow(["s3:GetObject", "s3:PutObject"], [`${bucket}/${names.assetPrefix}*`]),
  ];
}

/** The state that SST stores of a stage: whether it is deployed or in live development. */
const stateStatements = ({ stage }: Place) => [
  allow(
    ["s3:DeleteObject", "s3:GetObject", "s3:PutObject"],
    // CloudFormation chose the name of the bucket of SST's bootstrap.
    [`arn:aws:s3:::sstbootstrap-*/appMetadata/app.iotd/stage.${stage}.json`],
  ),
];

/** `npm run ops`, with which a workflow reads the state of the migrations. */
const operationStatements = ({ arn, prefix }: Place) => [
  allow(["lambda:InvokeFunction"], [arn("lambda", `function:${prefix}Operations-Ops*`)]),
];
