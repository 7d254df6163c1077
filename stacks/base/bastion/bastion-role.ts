import * as iam from "aws-cdk-lib/aws-iam";
import type * as logs from "aws-cdk-lib/aws-logs";
import type { StackContext } from "sst/constructs";

/**
 * What Systems Manager's agent needs for sessions and for its log, and no right to run commands, to
 * read parameters or to connect to the database, some of which AWS's own policy for instances has
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
            // AWS knows no resource for channels, and the instance's own id is not known to its role yet.
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
            // The agent looks whether its group is there, and does not log without an answer.
            actions: ["logs:DescribeLogGroups"],
            // AWS knows no resource for it.
            resources: ["*"],
          }),
        ],
      }),
    },
  });
