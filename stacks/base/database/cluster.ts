import { databaseName } from "@iotd/core/database/name";
import * as ec2 from "aws-cdk-lib/aws-ec2";
import * as rds from "aws-cdk-lib/aws-rds";
import { Duration, SecretValue } from "aws-cdk-lib/core";
import { type StackContext, use } from "sst/constructs";
import { dataRemovalPolicy, retainWithData } from "../../constructs/removal.ts";
import { resourceOf } from "../../constructs/resource-of.ts";
import { type StageSettings, stageSettings } from "../../stages.ts";
import { Keys } from "../keys.ts";
import { createLogGroup } from "../log-group.ts";
import { Network } from "../network/network.ts";
import { engineVersion } from "./engine.ts";

/** The cluster and how its master user logs in. */
export type Cluster = {
  readonly cluster: rds.DatabaseCluster;
  /** The secret of the master user, who is used only by the deployment. RDS generates and rotates its password. */
  readonly masterSecretArn: string;
};

/** Creates Aurora PostgreSQL in the isolated subnets, encrypted and with TLS only. `securityGroup` decides who connects. */
export function createCluster(context: StackContext, securityGroup: ec2.ISecurityGroup): Cluster {
  const { stack, app } = context;
  const settings = stageSettings(app.stage);
  const { database, isProtected } = settings;
  const { vpc } = use(Network);
  const { data } = use(Keys);
  const clusterIdentifier = app.logicalPrefixedName("database");
  const engine = rds.DatabaseClusterEngine.auroraPostgres({ version: engineVersion });
  // RDS would create this group itself, unencrypted and without expiry.
  const logGroup = createLogGroup(
    context,
    "ClusterLogs",
    `/aws/rds/cluster/${clusterIdentifier}/postgresql`,
  );
  const parameterGroup = new rds.ParameterGroup(stack, "Parameters", {
    engine,
    description: `iotd ${app.stage}`,
    parameters: parameters(settings),
  });
  const cluster = new rds.DatabaseCluster(stack, "Cluster", {
    clusterIdentifier,
    engine,
    writer: rds.ClusterInstance.serverlessV2("Writer", instanceDefaults),
    readers: Array.from({ length: database.readers }, (_, index) =>
      // Has the writer's size, so that a failover loses no capacity.
      rds.ClusterInstance.serverlessV2(`Reader${index + 1}`, {
        ...instanceDefaults,
        scaleWithWriter: true,
      }),
    ),
    serverlessV2MinCapacity: database.minCapacityAcu,
    serverlessV2MaxCapacity: database.maxCapacityAcu,
    vpc,
    vpcSubnets: { subnetType: ec2.SubnetType.PRIVATE_ISOLATED },
    securityGroups: [securityGroup],
    // A placeholder, removed below: this version of CDK has no option for a password that RDS manages.
    credentials: rds.Credentials.fromPassword(
      "iotd_master",
      SecretValue.unsafePlainText("managed by RDS"),
    ),
    defaultDatabaseName: databaseName,
    parameterGroup,
    iamAuthentication: true,
    enableDataApi: true,
    storageEncrypted: true,
    storageEncryptionKey: data,
    backup: { retention: Duration.days(database.backupRetentionDays) },
    copyTagsToSnapshot: true,
    cloudwatchLogsExports: ["postgresql"],
    deletionProtection: isProtected,
    removalPolicy: dataRemovalPolicy(settings),
  });
  cluster.node.addDependency(logGroup);
  retainWithData(cluster, settings, ["AWS::RDS::DBInstance", "AWS::RDS::DBSubnetGroup"]);
  retainWithData(parameterGroup, settings, ["AWS::RDS::DBClusterParameterGroup"]);
  retainWithData(securityGroup, settings, ["AWS::EC2::SecurityGroup"]);

  const resource = resourceOf(cluster, rds.CfnDBCluster);
  resource.masterUserPassword = undefined;
  resource.manageMasterUserPassword = true;
  resource.masterUserSecret = { kmsKeyId: data.keyArn };
  return { cluster, masterSecretArn: resource.attrMasterUserSecretSecretArn };
}

const instanceDefaults = {
  autoMinorVersionUpgrade: true,
  publiclyAccessible: false,
  enablePerformanceInsights: false,
} as const;

/** Logs contain slow statements and those that change the schema, without values: ours are all parameters. */
const parameters = ({ database }: StageSettings): Record<string, string> => ({
  max_connections: String(database.maxConnections),
  "rds.force_ssl": "1",
  log_statement: "ddl",
  log_min_duration_statement: "1000",
  log_parameter_max_length: "0",
  log_parameter_max_length_on_error: "0",
  // Omits DETAIL, which contains the row that violates a constraint.
  log_error_verbosity: "terse",
});
