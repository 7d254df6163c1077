import type * as iam from "aws-cdk-lib/aws-iam";
import { allow, deny, denyOtherStages, type Place } from "../place.ts";

/** AWS's policies that CDK attaches to the roles of functions and CodeDeploy. */
export const attachablePolicies = [
  "arn:aws:iam::aws:policy/service-role/AWSCodeDeployRoleForLambdaLimited",
  "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole",
];

/** The services that get the stage's roles, and the services of AWS with a role of their own. */
const passedTo = ["codedeploy", "ec2", "lambda", "rds", "vpc-flow-logs"];
const linkedServices = ["ops.apigateway", "rds"];

/**
 * Rights on the roles of the stage, which must always have the boundary. So no deployment can gain more rights by
 * creating a role, and none can change the roles that deploy.
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
    // For the first proxy or API of an account. AWS decides what such a role may do.
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
