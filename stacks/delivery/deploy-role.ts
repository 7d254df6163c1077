import * as iam from "aws-cdk-lib/aws-iam";
import { Duration, type Stack } from "aws-cdk-lib/core";
import { stageSettings } from "../stages.ts";
import type { Repository } from "./git-hub.ts";
import { allow, deny, inRegions, type Place } from "./place.ts";
import { accountStatements, stackStatements } from "./read-statements.ts";
import { trustGitHub } from "./trust.ts";

/**
 * What `sst deploy` and `sst remove` of the stage call themselves: they publish artefacts and have
 * CloudFormation work, in CloudFormation's own role. Nothing of the stage is within its reach but by a
 * template.
 */
export function createDeployRole(stack: Stack, place: Place, repository: Repository): iam.Role {
  const { stage, names } = place;
  return new iam.Role(stack, "DeployRole", {
    roleName: names.deployRole,
    description: `deploys iotd ${stage}: for GitHub's environment ${stage} alone`,
    assumedBy: trustGitHub(place, repository, [`environment:${stage}`]),
    // CloudFormation goes on in its own role when a session is over.
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
    // After a failed one, and to remove the stage; in the role that the stack was last changed in.
    ...(stageSettings(stage).isProtected
      ? [deny(["cloudformation:DeleteStack"], [stacks])]
      : [allow(["cloudformation:DeleteStack"], [stacks])]),
    allow(["iam:PassRole"], [role], {
      StringEquals: { "iam:PassedToService": "cloudformation.amazonaws.com" },
    }),
    // CloudFormation looks up what a template takes from parameters before it takes a role: AWS's image.
    allow(
      ["ssm:GetParameters"],
      [`arn:aws:ssm:${region}::parameter/aws/service/ami-amazon-linux-latest/*`],
    ),
    // Before it drops an export, SST asks who imports it: AWS knows no resource for that.
    allow(["cloudformation:ListImports"], ["*"], inRegions(region)),
    // Who deploys does not decide what a deployment may do.
    deny(
      ["cloudformation:CreateStack", "cloudformation:DeleteStack", "cloudformation:UpdateStack"],
      [arn("cloudformation", `stack/${names.stack}/*`)],
    ),
  ];
}

/** Templates and artefacts, in a folder for each stage: none finds code there that another put in. */
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

/** What SST remembers of a stage: whether it was deployed or is in live development. */
const stateStatements = ({ stage }: Place) => [
  allow(
    ["s3:DeleteObject", "s3:GetObject", "s3:PutObject"],
    // CloudFormation named the bucket when SST's bootstrap made it.
    [`arn:aws:s3:::sstbootstrap-*/appMetadata/app.iotd/stage.${stage}.json`],
  ),
];

/** `npm run ops`, by which a workflow learns what the database has been migrated to. */
const operationStatements = ({ arn, prefix }: Place) => [
  allow(["lambda:InvokeFunction"], [arn("lambda", `function:${prefix}Operations-Ops*`)]),
];
