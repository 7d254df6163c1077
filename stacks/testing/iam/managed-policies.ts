/**
 * The AWS managed policies that roles of the stacks have, by ARN, as AWS publishes them
 * (https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html): version 1 of
 * each, unchanged since 2015 and 2020.
 */
export const managedPolicies: Readonly<Record<string, unknown>> = {
  "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole": {
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Action: ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"],
        Resource: "*",
      },
    ],
  },
  "arn:aws:iam::aws:policy/service-role/AWSCodeDeployRoleForLambdaLimited": {
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Action: [
          "cloudwatch:DescribeAlarms",
          "lambda:UpdateAlias",
          "lambda:GetAlias",
          "lambda:GetProvisionedConcurrencyConfig",
        ],
        Resource: "*",
      },
      {
        Effect: "Allow",
        Action: ["s3:GetObject", "s3:GetObjectVersion"],
        Resource: "arn:aws:s3:::*/CodeDeploy/*",
      },
      {
        Effect: "Allow",
        Action: ["s3:GetObject", "s3:GetObjectVersion"],
        Resource: "*",
        Condition: { StringEquals: { "s3:ExistingObjectTag/UseWithCodeDeploy": "true" } },
      },
      {
        Effect: "Allow",
        Action: "lambda:InvokeFunction",
        Resource: "arn:aws:lambda:*:*:function:CodeDeployHook_*",
      },
    ],
  },
};
