import * as ec2 from "aws-cdk-lib/aws-ec2";
import { type StackContext, use } from "sst/constructs";
import { createSecurityGroup } from "../../constructs/security-group.ts";
import { stageSettings } from "../../stages.ts";
import { Network } from "../network/network.ts";
import { createCluster } from "./cluster.ts";
import { createLoginRoles } from "./create-login-roles.ts";
import { createDatabaseAlarms } from "./database-alarms.ts";
import { createProxy } from "./proxy.ts";

/**
 * PostgreSQL and its proxy. Functions may connect to the proxy and the proxy to the cluster. Nothing else
 * may connect to either, except the stage's bastion to the proxy; its own stack allows that.
 */
export function Database(context: StackContext) {
  const { stack, app } = context;
  const { vpc, databaseClients } = use(Network);
  const proxyGroup = createSecurityGroup(stack, "ProxySecurityGroup", vpc, "database proxy");
  const clusterGroup = createSecurityGroup(stack, "ClusterSecurityGroup", vpc, "database cluster");
  const postgres = ec2.Port.POSTGRES;
  proxyGroup.connections.allowFrom(databaseClients, postgres, "functions to the proxy");
  clusterGroup.connections.allowFrom(proxyGroup, postgres, "the proxy to the cluster");

  const cluster = createCluster(context, clusterGroup);
  const proxy = createProxy(context, cluster.cluster, proxyGroup);
  createLoginRoles(context, cluster);
  if (stageSettings(app.stage).alarms) createDatabaseAlarms(context, cluster.cluster, proxy);
  stack.addOutputs({
    ProxyEndpoint: proxy.attrEndpoint,
    ClusterArn: cluster.cluster.clusterArn,
  });
  return { proxy, proxyGroup, cluster: cluster.cluster };
}
