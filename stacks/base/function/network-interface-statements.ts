import * as iam from "aws-cdk-lib/aws-iam";
import { ArnFormat, type Stack } from "aws-cdk-lib/core";

const actions = [
  "ec2:AssignPrivateIpAddresses",
  "ec2:CreateNetworkInterface",
  "ec2:DeleteNetworkInterface",
  "ec2:DescribeNetworkInterfaces",
  "ec2:DescribeSubnets",
  "ec2:UnassignPrivateIpAddresses",
];

/**
 * Lets Lambda manage network interfaces with a function's role, on every resource because Lambda requires
 * it, and denies the same to the function's own code
 * (https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html).
 */
export const networkInterfaceStatements = (stack: Stack): iam.PolicyStatement[] => [
  new iam.PolicyStatement({ actions, resources: ["*"] }),
  new iam.PolicyStatement({
    effect: iam.Effect.DENY,
    actions,
    resources: ["*"],
    conditions: {
      ArnLike: {
        "lambda:SourceFunctionArn": stack.formatArn({
          service: "lambda",
          resource: "function",
          resourceName: "*",
          arnFormat: ArnFormat.COLON_RESOURCE_NAME,
        }),
      },
    },
  }),
];
