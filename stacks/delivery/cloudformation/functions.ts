import type * as iam from "aws-cdk-lib/aws-iam";
import { allow, inRegions, type Place } from "../place.ts";

/** Rights on functions, and on what calls, releases and monitors them. */
export const functionStatements = (place: Place): iam.PolicyStatement[] => [
  ...lambdaStatements(place),
  ...releaseStatements(place),
  ...logStatements(place),
  ...alarmStatements(place),
  ...bastionStatements(place),
];

const lambdaStatements = ({ arn, prefix }: Place) => [
  allow(
    [
      "lambda:AddPermission",
      "lambda:CreateAlias",
      "lambda:CreateFunction",
      "lambda:DeleteAlias",
      "lambda:DeleteFunction",
      "lambda:DeleteFunctionConcurrency",
      "lambda:GetAlias",
      "lambda:GetFunction",
      "lambda:GetFunctionCodeSigningConfig",
      "lambda:GetFunctionConfiguration",
      "lambda:GetFunctionRecursionConfig",
      "lambda:GetFunctionScalingConfig",
      "lambda:GetPolicy",
      "lambda:GetProvisionedConcurrencyConfig",
      "lambda:GetRuntimeManagementConfig",
      // CloudFormation itself calls the functions of custom resources.
      "lambda:InvokeFunction",
      "lambda:ListTags",
      "lambda:ListVersionsByFunction",
      "lambda:PublishVersion",
      "lambda:PutFunctionConcurrency",
      "lambda:PutFunctionRecursionConfig",
      "lambda:PutRuntimeManagementConfig",
      "lambda:RemovePermission",
      "lambda:TagResource",
      "lambda:UntagResource",
      "lambda:UpdateAlias",
      "lambda:UpdateFunctionCode",
      "lambda:UpdateFunctionConfiguration",
    ],
    [arn("lambda", `function:${prefix}*`)],
  ),
  allow(
    [
      "lambda:CreateEventSourceMapping",
      "lambda:DeleteEventSourceMapping",
      "lambda:GetEventSourceMapping",
      "lambda:UpdateEventSourceMapping",
    ],
    // Lambda chooses the ids of mappings, and a new one does not have one yet.
    ["*"],
    { ArnLikeIfExists: { "lambda:FunctionArn": arn("lambda", `function:${prefix}*`) } },
  ),
  allow(
    ["lambda:ListTags", "lambda:TagResource", "lambda:UntagResource"],
    [arn("lambda", "event-source-mapping:*")],
  ),
  allow(
    [
      "events:DeleteRule",
      "events:DescribeRule",
      "events:ListTagsForResource",
      "events:ListTargetsByRule",
      "events:PutRule",
      "events:PutTargets",
      "events:RemoveTargets",
      "events:TagResource",
      "events:UntagResource",
    ],
    [arn("events", `rule/${prefix}*`)],
  ),
];

/** When an alias changes, CodeDeploy moves the traffic with CloudFormation's rights. */
const releaseStatements = ({ arn, prefix }: Place) => [
  allow(
    [
      "codedeploy:CreateApplication",
      "codedeploy:CreateDeployment",
      "codedeploy:CreateDeploymentGroup",
      "codedeploy:DeleteApplication",
      "codedeploy:DeleteDeploymentGroup",
      "codedeploy:GetApplication",
      "codedeploy:GetApplicationRevision",
      "codedeploy:GetDeployment",
      "codedeploy:GetDeploymentConfig",
      "codedeploy:GetDeploymentGroup",
      "codedeploy:ListDeployments",
      "codedeploy:ListTagsForResource",
      "codedeploy:RegisterApplicationRevision",
      "codedeploy:StopDeployment",
      "codedeploy:TagResource",
      "codedeploy:UntagResource",
      "codedeploy:UpdateDeploymentGroup",
    ],
    [
      arn("codedeploy", `application:${prefix}*`),
      arn("codedeploy", `deploymentgroup:${prefix}*`),
      // AWS's own configurations for moving traffic.
      arn("codedeploy", "deploymentconfig:CodeDeployDefault.*"),
    ],
  ),
];

const logStatements = ({ arn, prefix, region }: Place) => [
  allow(
    [
      "logs:AssociateKmsKey",
      "logs:CreateLogGroup",
      "logs:DeleteLogGroup",
      "logs:DeleteRetentionPolicy",
      "logs:DescribeIndexPolicies",
      "logs:DisassociateKmsKey",
      "logs:GetDataProtectionPolicy",
      "logs:ListTagsForResource",
      "logs:PutRetentionPolicy",
      "logs:TagResource",
      "logs:UntagResource",
    ],
    [arn("logs", `log-group:${prefix}*`), arn("logs", `log-group:/aws/rds/cluster/${prefix}*`)],
  ),
  // For API Gateway's access log. These have no resource.
  allow(
    [
      "logs:CreateLogDelivery",
      "logs:DeleteLogDelivery",
      "logs:DescribeLogGroups",
      "logs:DescribeResourcePolicies",
      "logs:GetLogDelivery",
      "logs:ListLogDeliveries",
      "logs:PutResourcePolicy",
      "logs:UpdateLogDelivery",
    ],
    ["*"],
    inRegions(region),
  ),
];

const alarmStatements = ({ arn, globalArn, prefix, stage }: Place) => [
  allow(
    [
      "cloudwatch:DeleteAlarms",
      "cloudwatch:ListTagsForResource",
      "cloudwatch:PutMetricAlarm",
      "cloudwatch:TagResource",
      "cloudwatch:UntagResource",
    ],
    [arn("cloudwatch", `alarm:${prefix}*`)],
  ),
  // CloudWatch requires the right on all alarms even if one is named.
  allow(["cloudwatch:DescribeAlarms"], [arn("cloudwatch", "alarm:*")]),
  allow(
    [
      "cloudwatch:DeleteDashboards",
      "cloudwatch:GetDashboard",
      "cloudwatch:ListTagsForResource",
      "cloudwatch:PutDashboard",
      "cloudwatch:TagResource",
      "cloudwatch:UntagResource",
    ],
    // A dashboard has no region.
    [globalArn("cloudwatch", `dashboard/${prefix}*`)],
  ),
  allow(
    [
      "budgets:ListTagsForResource",
      "budgets:ModifyBudget",
      "budgets:TagResource",
      "budgets:UntagResource",
      "budgets:ViewBudget",
    ],
    [globalArn("budgets", `budget/iotd-${stage}`)],
  ),
];

const bastionStatements = ({ arn, region, prefix }: Place) => [
  allow(
    [
      "ssm:AddTagsToResource",
      "ssm:CreateDocument",
      "ssm:DeleteDocument",
      "ssm:DescribeDocument",
      "ssm:GetDocument",
      "ssm:ListTagsForResource",
      "ssm:RemoveTagsFromResource",
      "ssm:UpdateDocument",
      "ssm:UpdateDocumentDefaultVersion",
    ],
    [arn("ssm", `document/${prefix}*`)],
  ),
  // The parameters that templates read: the version of the bootstrap, and AWS's latest image.
  allow(
    ["ssm:GetParameter", "ssm:GetParameters"],
    [
      arn("ssm", "parameter/cdk-bootstrap/hnb659fds/version"),
      `arn:aws:ssm:${region}::parameter/aws/service/ami-amazon-linux-latest/*`,
    ],
  ),
];
