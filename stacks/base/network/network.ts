import * as ec2 from "aws-cdk-lib/aws-ec2";
import { Fn } from "aws-cdk-lib/core";
import type { Stack, StackContext } from "sst/constructs";
import { retainWithData } from "../../constructs/removal.ts";
import { createSecurityGroup } from "../../constructs/security-group.ts";
import { stageSettings } from "../../stages.ts";
import { createLogGroup } from "../log-group.ts";
import { findS3PrefixList } from "./s3-prefix-list.ts";

/**
 * A VPC with isolated subnets: no routes out of them, no NAT gateway, no interface endpoint. Functions in
 * them may connect to the database proxy and, through the gateway endpoint in the stack Uploads, to S3. If
 * the stage has a bastion, there are public subnets for it and an internet gateway for these subnets only.
 */
export function Network(context: StackContext) {
  const { stack, app } = context;
  const settings = stageSettings(app.stage);
  useZonesOfDeployment(stack, settings.availabilityZones);
  const vpc = new ec2.Vpc(stack, "Vpc", {
    maxAzs: settings.availabilityZones,
    natGateways: 0,
    subnetConfiguration: [
      { name: "Isolated", subnetType: ec2.SubnetType.PRIVATE_ISOLATED, cidrMask: 22 },
      // Last, so that the address ranges of the others do not depend on it.
      ...(settings.bastion ? [publicSubnets] : []),
    ],
    restrictDefaultSecurityGroup: true,
  });
  // A database that is retained needs its network.
  retainWithData(vpc, settings, ["AWS::EC2::VPC", "AWS::EC2::Subnet"]);
  if (settings.flowLogs) {
    vpc.addFlowLog("FlowLog", {
      destination: ec2.FlowLogDestination.toCloudWatchLogs(createLogGroup(context, "FlowLogs")),
    });
  }

  /** For functions that use the database; the stack Database adds its rules. */
  const databaseClients = createSecurityGroup(
    stack,
    "DatabaseClients",
    vpc,
    "functions that use the database",
  );
  /** For functions that use S3. */
  const storageClients = createSecurityGroup(stack, "StorageClients", vpc, "functions that use S3");
  storageClients.addEgressRule(
    ec2.Peer.prefixList(findS3PrefixList(context)),
    ec2.Port.tcp(443),
    "S3 by the gateway endpoint",
  );
  return { vpc, databaseClients, storageClients };
}

/** Of the smallest size that AWS allows, and without public addresses by default. */
const publicSubnets = {
  name: "Public",
  subnetType: ec2.SubnetType.PUBLIC,
  cidrMask: 28,
  mapPublicIpOnLaunch: false,
} as const satisfies ec2.SubnetConfiguration;

/**
 * Makes CloudFormation choose the availability zones at deployment, in every account and region. CDK would
 * request their names from AWS during synthesis.
 */
function useZonesOfDeployment(stack: Stack, count: number): void {
  const zones = Array.from({ length: count }, (_, index) => Fn.select(index, Fn.getAzs()));
  Object.defineProperty(stack, "availabilityZones", { value: zones });
}
