import * as ec2 from "aws-cdk-lib/aws-ec2";
import { type StackContext, use } from "sst/constructs";
import { resourceOf } from "../../constructs/resource-of.ts";
import { createLogGroup } from "../log-group.ts";
import { Network } from "../network/network.ts";
import { createBastionRole } from "./bastion-role.ts";
import { logToCloudWatch } from "./log-to-cloudwatch.ts";

/** https://docs.aws.amazon.com/linux/al2023/ug/ec2.html */
const latestImage = "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64";

/** The smallest volume that the image supports. */
const rootGibibytes = 8;

/**
 * Creates the smallest arm64 instance with Amazon Linux 2023, whose image contains Systems Manager's agent.
 * A deployment uses AWS's latest image: if there is a new one, it replaces the instance, which patches it,
 * changes its id and ends open tunnels.
 */
export function createBastionInstance(
  context: StackContext,
  securityGroup: ec2.ISecurityGroup,
): ec2.Instance {
  const { stack, app } = context;
  const logGroup = createLogGroup(context, "AgentLog");
  const instance = new ec2.Instance(stack, "Instance", {
    // Operators' policies refer to the name, because the id changes.
    instanceName: app.logicalPrefixedName("bastion"),
    vpc: use(Network).vpc,
    vpcSubnets: { subnetType: ec2.SubnetType.PUBLIC },
    // Without a public address it could not connect to Systems Manager.
    associatePublicIpAddress: true,
    securityGroup,
    instanceType: ec2.InstanceType.of(ec2.InstanceClass.T4G, ec2.InstanceSize.NANO),
    // Overuse makes it slow instead of expensive.
    creditSpecification: ec2.CpuCredits.STANDARD,
    machineImage: ec2.MachineImage.fromSsmParameter(latestImage),
    role: createBastionRole(context, logGroup),
    userData: logToCloudWatch(logGroup),
    // User data runs only at the first start.
    userDataCausesReplacement: true,
    blockDevices: [
      {
        deviceName: "/dev/xvda",
        volume: ec2.BlockDeviceVolume.ebs(rootGibibytes, {
          volumeType: ec2.EbsDeviceVolumeType.GP3,
          // With AWS's key: the volume contains none of our data, so it needs no access to our key.
          encrypted: true,
          deleteOnTermination: true,
        }),
      },
    ],
  });
  resourceOf(instance, ec2.CfnInstance).metadataOptions = {
    httpTokens: "required",
    httpPutResponseHopLimit: 1,
  };
  return instance;
}
