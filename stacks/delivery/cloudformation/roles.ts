import type * as iam from "aws-cdk-lib/aws-iam";
import { allow, deny, denyOtherStages, type Place } from "../place.ts";

/** AWS's own policies that CDK gives to functions and to CodeDeploy. */
export const attachablePolicies = [
  "arn:aws:iam::aws:policy/service-role/AWSCodeDeployRoleForLambdaLimited",
  "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole",
];

/** Whom roles are handed to, and AWS's services that bring a role of their own. */
const passedTo = ["codedeploy", "ec2", "lambda", "rds", "vpc-flow-logs"];
const linkedServices = ["ops.apigateway", "rds"];

/**
 * Roles of the stage, each of which has the boundary from its first moment to its last. Nobody becomes
 * more than that by a role that he makes, nor touches those that deliver.
 */
export function roleStatements(place: Place): iam.PolicyStatement[] {
  const { globalArn, names, prefix } = place;
  const boundary = globalArn("iam", `policy/${names.boundary}`);
  const roles = globalArn("iam", `role/${prefix}*`);
  const withBoundary = { StringEquals: { "iam:PermissionsBoundary": boundary } };
  return [
    allow(
      ["iam:CreateRole", "iam:PutRolePermissionsBoundary", "iam:PutRolePolicy"],
      [roles],
      withBoundary,
    ),
    allow(["iam:AttachRolePolicy"], [roles], {
      ...withBoundary,
      ArnEquals: { "iam:PolicyARN": attachablePolicies },
    }),
    allow(
      [
        "iam:DeleteRole",
        "iam:DeleteRolePolicy",
        "iam:DetachRolePolicy",
        "iam:GetRole",
        "iam:GetRolePolicy",
        "iam:ListAttachedRolePolicies",
        "iam:ListRolePolicies",
        "iam:TagRole",
        "iam:UntagRole",
        "iam:UpdateAssumeRolePolicy",
        "iam:UpdateRole",
        "iam:UpdateRoleDescription",
      ],
      [roles],
    ),
    allow(
      [
        "iam:AddRoleToInstanceProfile",
        "iam:CreateInstanceProfile",
        "iam:DeleteInstanceProfile",
        "iam:GetInstanceProfile",
        "iam:RemoveRoleFromInstanceProfile",
      ],
      [globalArn("iam", `instance-profile/${prefix}*`)],
    ),
    allow(["iam:PassRole"], [roles], {
      StringEquals: {
        "iam:PassedToService": passedTo.map((service) => `${service}.amazonaws.com`),
      },
    }),
    // The first proxy, API … of an account; what such a role may do is AWS's.
    allow(["iam:CreateServiceLinkedRole"], [globalArn("iam", "role/aws-service-role/*")], {
      StringEquals: {
        "iam:AWSServiceName": linkedServices.map((service) => `${service}.amazonaws.com`),
      },
    }),
    deny(
      ["iam:*"],
      [names.deployRole, names.diffRole, names.cloudFormationRole].map((role) =>
        globalArn("iam", `role/${role}`),
      ),
    ),
    denyOtherStages(place),
  ];
}
