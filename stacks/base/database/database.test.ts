import { loginRoles } from "@iotd/core/database/login-roles";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { stageNames, stageSettings } from "../../stages.ts";
import { roleStatements } from "../../testing/iam/identity-policies.ts";
import { resolveStages } from "../../testing/resolve-stages.ts";
import { isolatedSubnets } from "../../testing/subnets.ts";
import { account, arnOf } from "../../testing/synthesise.ts";

const stages = await resolveStages();

const clients = "Network.DatabaseClients.GroupId";
const proxyGroup = "Database.ProxySecurityGroup.GroupId";
const bastionGroup = "Bastion.SecurityGroup.GroupId";
const clusterGroup = "Database.ClusterSecurityGroup.GroupId";
const postgres = { IpProtocol: "tcp", FromPort: 5432, ToPort: 5432 };

const functionSchema = z.object({
  Environment: z.object({ Variables: z.record(z.string(), z.unknown()) }).optional(),
  VpcConfig: z.object({ SecurityGroupIds: z.array(z.string()) }).optional(),
});

describe.each(stageNames)("connections to the database of %s", (name) => {
  const stage = stages[name];
  const ingress = (group: string) =>
    stage
      .resources({ type: "AWS::EC2::SecurityGroupIngress" })
      .map(({ properties }) => properties)
      .filter(({ GroupId }) => GroupId === group);
  const egress = (group: string) =>
    stage
      .resources({ type: "AWS::EC2::SecurityGroupEgress" })
      .map(({ properties }) => properties)
      .filter(({ GroupId }) => GroupId === group);

  it("only the proxy may connect to the cluster", () => {
    expect(stage.resource("Database.Cluster").properties.VpcSecurityGroupIds).toEqual([
      clusterGroup,
    ]);
    expect(ingress(clusterGroup)).toEqual([
      expect.objectContaining({ ...postgres, SourceSecurityGroupId: proxyGroup }),
    ]);
  });

  it("only functions and the bastion, if there is one, may connect to the proxy", () => {
    expect(stage.resource("Database.Proxy").properties.VpcSecurityGroupIds).toEqual([proxyGroup]);
    expect(ingress(proxyGroup)).toEqual([
      expect.objectContaining({ ...postgres, SourceSecurityGroupId: clients }),
      ...(stageSettings(name).bastion
        ? [expect.objectContaining({ ...postgres, SourceSecurityGroupId: bastionGroup })]
        : []),
    ]);
  });

  it("functions may connect only to the proxy, and the proxy only to the cluster", () => {
    expect(egress(clients)).toEqual([
      expect.objectContaining({ ...postgres, DestinationSecurityGroupId: proxyGroup }),
    ]);
    expect(egress(proxyGroup)).toEqual([
      expect.objectContaining({ ...postgres, DestinationSecurityGroupId: clusterGroup }),
    ]);
    expect(egress(clusterGroup)).toEqual([]);
  });

  it("exactly the functions with a database user have the database clients' security group", () => {
    const functions = stage.resources({ type: "AWS::Lambda::Function" }).map((fn) => {
      const { Environment, VpcConfig } = functionSchema.parse(fn.properties);
      return {
        name: fn.name,
        hasUser: Environment?.Variables.DATABASE_USER !== undefined,
        isClient: VpcConfig?.SecurityGroupIds.includes(clients) ?? false,
      };
    });

    expect(functions.filter(({ isClient }) => isClient)).not.toEqual([]);
    expect(functions.filter(({ hasUser, isClient }) => hasUser !== isClient)).toEqual([]);
  });

  it("the cluster and the proxy are in isolated subnets", () => {
    const subnets = isolatedSubnets(stage);

    expect(subnets).toHaveLength(stageSettings(name).availabilityZones);
    expect(stage.resource("Database.Proxy").properties.VpcSubnetIds).toEqual(subnets);
    expect(stage.resource("Database.ClusterSubnets").properties.SubnetIds).toEqual(subnets);
    for (const { properties } of stage.resources({ type: "AWS::RDS::DBInstance" })) {
      expect(properties.PubliclyAccessible).toBe(false);
    }
  });
});

describe.each(stageNames)("the proxy of %s", (name) => {
  const stage = stages[name];
  const { database } = stageSettings(name);
  const proxy = stage.resource("Database.Proxy").properties;
  const targets = stage.resource("Database.ProxyTargets");

  it("the proxy uses IAM authentication for its clients and for the cluster", () => {
    expect(proxy).toMatchObject({ EngineFamily: "POSTGRESQL", DefaultAuthScheme: "IAM_AUTH" });
  });

  it("the proxy has no database password", () => {
    expect(proxy.Auth).toBeUndefined();
  });

  it("the proxy refuses connections without TLS", () => {
    expect(proxy.RequireTLS).toBe(true);
  });

  it("the proxy's role may only connect to the cluster as the login roles", () => {
    const given = roleStatements(stage).filter(({ role }) => role === "Database.ProxyRole");

    expect(proxy.RoleArn).toBe(`arn:aws:iam::${account}:role/Database.ProxyRole`);
    expect(given.map(({ statement }) => statement)).toMatchObject([
      {
        effect: "Allow",
        actions: ["rds-db:connect"],
        resources: loginRoles
          .map((role) => arnOf("rds-db", `dbuser:Database.Cluster.DBClusterResourceId/${role}`))
          .toSorted(),
      },
    ]);
  });

  it("the proxy's target is the cluster, and is created after the cluster's writer", () => {
    const { logicalId } = stage.resource("Database.ClusterWriter");

    expect(targets.properties).toMatchObject({
      DBProxyName: "Database.Proxy",
      DBClusterIdentifiers: ["Database.Cluster"],
    });
    expect(targets.dependsOn).toContain(logicalId);
  });

  it("the proxy uses the stage table's share of the cluster's connections", () => {
    expect(targets.properties.ConnectionPoolConfigurationInfo).toMatchObject({
      MaxConnectionsPercent: database.proxyConnectionsPercent,
    });
  });

  it("the connections alarm is raised at 80 % of the proxy's connections", () => {
    const connections = (database.maxConnections * database.proxyConnectionsPercent) / 100;
    const alarms = stage
      .resources({ type: "AWS::CloudWatch::Alarm", stackName: "Database" })
      .filter(({ properties }) => properties.MetricName === "DatabaseConnections");

    for (const { properties } of alarms) expect(properties.Threshold).toBe(connections * 0.8);
  });
});
