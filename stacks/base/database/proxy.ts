import { borrowTimeoutSeconds } from "@iotd/core/database/connect-timeouts";
import { loginRoles } from "@iotd/core/database/login-roles";
import type * as ec2 from "aws-cdk-lib/aws-ec2";
import * as iam from "aws-cdk-lib/aws-iam";
import * as rds from "aws-cdk-lib/aws-rds";
import { ArnFormat, Fn, type Stack } from "aws-cdk-lib/core";
import { type StackContext, use } from "sst/constructs";
import { stageSettings } from "../../stages.ts";
import { Network } from "../network/network.ts";

/**
 * Creates an RDS Proxy with end-to-end IAM authentication: functions log in to the proxy, and the proxy to
 * the cluster as the same database user, with IAM tokens. There is no password to store
 * (https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/rds-proxy-iam-setup.html).
 */
export function createProxy(
  { stack, app }: StackContext,
  cluster: rds.DatabaseCluster,
  securityGroup: ec2.ISecurityGroup,
): rds.CfnDBProxy {
  const { database } = stageSettings(app.stage);
  const { vpc } = use(Network);
  const role = new iam.Role(stack, "ProxyRole", {
    assumedBy: new iam.ServicePrincipal("rds.amazonaws.com"),
    inlinePolicies: {
      Connect: new iam.PolicyDocument({
        statements: [connectStatement(stack, cluster.clusterResourceIdentifier, loginRoles)],
      }),
    },
  });
  // The L2 construct does not support end-to-end IAM authentication.
  const proxy = new rds.CfnDBProxy(stack, "Proxy", {
    dbProxyName: app.logicalPrefixedName("proxy"),
    engineFamily: "POSTGRESQL",
    defaultAuthScheme: "IAM_AUTH",
    requireTls: true,
    roleArn: role.roleArn,
    idleClientTimeout: 1_800,
    vpcSubnetIds: vpc.isolatedSubnets.map(({ subnetId }) => subnetId),
    vpcSecurityGroupIds: [securityGroup.securityGroupId],
  });
  const targets = new rds.CfnDBProxyTargetGroup(stack, "ProxyTargets", {
    dbProxyName: proxy.ref,
    targetGroupName: "default",
    dbClusterIdentifiers: [cluster.clusterIdentifier],
    connectionPoolConfigurationInfo: {
      maxConnectionsPercent: database.proxyConnectionsPercent,
      maxIdleConnectionsPercent: 10,
      // Less than the client's timeout, so that the client gets the proxy's error.
      connectionBorrowTimeout: borrowTimeoutSeconds,
    },
  });
  // Includes its instances: without one the proxy finds no target.
  targets.node.addDependency(cluster);
  return proxy;
}

/** The right to connect to `proxy` as `user` only. */
export const connectToProxyStatement = (
  stack: Stack,
  proxy: rds.CfnDBProxy,
  user: (typeof loginRoles)[number],
): iam.PolicyStatement =>
  // IAM identifies a proxy by the last part of its ARN.
  connectStatement(stack, Fn.select(6, Fn.split(":", proxy.attrDbProxyArn)), [user]);

const connectStatement = (stack: Stack, resourceId: string, users: readonly string[]) =>
  new iam.PolicyStatement({
    actions: ["rds-db:connect"],
    resources: users.map((user) =>
      stack.formatArn({
        service: "rds-db",
        resource: "dbuser",
        resourceName: `${resourceId}/${user}`,
        arnFormat: ArnFormat.COLON_RESOURCE_NAME,
      }),
    ),
  });
