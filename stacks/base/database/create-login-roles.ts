import { createHash } from "node:crypto";
import { awsLoginRolesSql } from "@iotd/core/database/aws-login-roles";
import { databaseName } from "@iotd/core/database/name";
import * as iam from "aws-cdk-lib/aws-iam";
import * as cr from "aws-cdk-lib/custom-resources";
import { type StackContext, use } from "sst/constructs";
import { keyStatement } from "../../constructs/key-statement.ts";
import { Keys } from "../keys.ts";
import { createLogGroup } from "../log-group.ts";
import type { Cluster } from "./cluster.ts";

/**
 * Creates the login roles with the Data API, from outside the VPC, at the first deployment and when their
 * SQL changes. No other role may use the Data API, and no login role gets a password.
 */
export function createLoginRoles(
  context: StackContext,
  { cluster, masterSecretArn }: Cluster,
): cr.AwsCustomResource {
  const sql = awsLoginRolesSql(databaseName);
  const fingerprint = createHash("sha256").update(sql).digest("hex").slice(0, 16);
  const call: cr.AwsSdkCall = {
    service: "rds-data",
    action: "executeStatement",
    parameters: {
      resourceArn: cluster.clusterArn,
      secretArn: masterSecretArn,
      database: databaseName,
      sql,
    },
    physicalResourceId: cr.PhysicalResourceId.of(`login-roles-${fingerprint}`),
    outputPaths: ["numberOfRecordsUpdated"],
  };
  const loginRoles = new cr.AwsCustomResource(context.stack, "LoginRoles", {
    resourceType: "Custom::DatabaseLoginRoles",
    onUpdate: call,
    installLatestAwsSdk: false,
    logGroup: createLogGroup(context, "LoginRolesLogs"),
    policy: cr.AwsCustomResourcePolicy.fromStatements([
      new iam.PolicyStatement({
        actions: ["rds-data:ExecuteStatement"],
        resources: [cluster.clusterArn],
      }),
      new iam.PolicyStatement({
        actions: ["secretsmanager:GetSecretValue"],
        resources: [masterSecretArn],
      }),
      keyStatement(use(Keys).data, "secretsmanager", "kms:Decrypt"),
    ]),
  });
  // Includes its instances: the Data API needs a writer.
  loginRoles.node.addDependency(cluster);
  return loginRoles;
}
