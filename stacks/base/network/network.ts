import * as ec2 from "aws-cdk-lib/aws-ec2";
import { Fn } from "aws-cdk-lib/core";
import type { Stack, StackContext } from "sst/constructs";
import { keepWithData } from "../../constructs/removal.ts";
import { createSecurityGroup } from "../../constructs/security-group.ts";
import { stageSettings } from "../../stages.ts";
import { createLogGroup } from "../log-group.ts";
import { findS3PrefixList } from "./s3-prefix-list.ts";

/**
 * Isolated subnets: no route out of them, no NAT, no interface endpoint. What runs here reaches the
 * database proxy and, through the gateway endpoint that Uploads adds, our buckets. Where the stage has
 * a bastion there are public subnets for it, and an internet gateway that only these know.
 */
export function Network(context: StackContext) {
  const { stack, app } = context;
  const settings = stageSettings(app.stage);
  nameZonesAtDeployment(stack, settings.availabilityZones);
  const vpc = new ec2.Vpc(stack, "Vpc", {
    maxAzs: settings.availabilityZones,
    natGateways: 0,
    subnetConfiguration: [
      { name: "Isolated", subnetType: ec2.SubnetType.PRIVATE_ISOLATED, cidrMask: 22 },
      // Last, so that the others have the same ranges with and without.
      ...(settings.bastion ? [publicSubnets] : []),
    ],
    restrictDefaultSecurityGroup: true,
  });
  // A database that stays when its stage is removed stays in its network.
  keepWithData(vpc, settings, ["AWS::EC2::VPC", "AWS::EC2::Subnet"]);
  if (settings.flowLogs) {
    vpc.addFlowLog("FlowLog", {
      destination: ec2.FlowLogDestination.toCloudWatchLogs(createLogGroup(context, "FlowLogs")),
    });
  }

  /** For functions that talk to the database; what they may reach, the database's stack adds. */
  const databaseClients = createSecurityGroup(
    stack,
    "DatabaseClients",
    vpc,
    "functions that use the database",
  );
  /** For functions that talk to S3. */
  const storageClients = createSecurityGroup(stack, "StorageClients", vpc, "functions that use S3");
  storageClients.addEgressRule(
    ec2.Peer.prefixList(findS3PrefixList(context)),
    ec2.Port.tcp(443),
    "S3 by the gateway endpoint",
  );
  return { vpc, databaseClients, storageClients };
}

/** As small as AWS makes them, and an address for nothing that does not ask for one. */
const publicSubnets = {
  name: "Public",
  subnetType: ec2.SubnetType.PUBLIC,
  cidrMask: 28,
  mapPublicIpOnLaunch: false,
} as const satisfies ec2.SubnetConfiguration;

/**
 * CDK would ask AWS for the names of the zones while it synthesises; CloudFormation knows them when it
 * deploys, in every account and region.
 */
function nameZonesAtDeployment(stack: Stack, count: number): void {
  const zones = Array.from({ length: count }, (_, index) => Fn.select(index, Fn.getAzs()));
  Object.defineProperty(stack, "availabilityZones", { value: zones });
}
