import * as iam from "aws-cdk-lib/aws-iam";
import type * as logs from "aws-cdk-lib/aws-logs";
import type { StackContext } from "sst/constructs";

/**
 * Creates the role with what Systems Manager's agent needs for sessions and its log. It has no right to run
 * commands, to read parameters or to connect to the database, unlike AWS's managed policy for instances
 * (https://docs.aws.amazon.com/systems-manager/latest/userguide/getting-started-create-iam-instance-profile.html).
 */
export const createBastionRole = ({ stack }: StackContext, logGroup: logs.ILogGroup): iam.Role =>
  new iam.Role(stack, "InstanceRole", {
    assumedBy: new iam.ServicePrincipal("ec2.amazonaws.com"),
    inlinePolicies: {
      Sessions: new iam.PolicyDocument({
        statements: [
          new iam.PolicyStatement({
            actions: [
              "ssm:UpdateInstanceInformation",
              "ssmmessages:CreateControlChannel",
              "ssmmessages:CreateDataChannel",
              "ssmmessages:OpenControlChannel",
              "ssmmessages:OpenDataChannel",
            ],
            // AWS supports no resource for channels, and the role is created before the instance has an id.
            resources: ["*"],
          }),
        ],
      }),
      Log: new iam.PolicyDocument({
        statements: [
          new iam.PolicyStatement({
            actions: ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
            resources: [logGroup.logGroupArn],
          }),
          new iam.PolicyStatement({
            // The agent checks that its log group exists, and does not log otherwise.
            actions: ["logs:DescribeLogGroups"],
            // AWS supports no resource for it.
            resources: ["*"],
          }),
        ],
      }),
    },
  });
