import * as ec2 from "aws-cdk-lib/aws-ec2";
import { type StackContext, use } from "sst/constructs";
import { resourceOf } from "../../constructs/resource-of.ts";
import { createLogGroup } from "../log-group.ts";
import { Network } from "../network/network.ts";
import { createBastionRole } from "./bastion-role.ts";
import { logToCloudWatch } from "./log-to-cloudwatch.ts";

/** https://docs.aws.amazon.com/linux/al2023/ug/ec2.html */
const latestImage = "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64";

/** The least that the image starts from. */
const rootGibibytes = 8;

/**
 * The smallest arm64 instance with Amazon Linux 2023, whose image holds Systems Manager's agent. The
 * image is AWS's latest whenever the stack is deployed: a deployment after AWS has published one
 * replaces the instance, which is how it is patched, gives it another id and ends open tunnels.
 */
export function createBastionInstance(
  context: StackContext,
  securityGroup: ec2.ISecurityGroup,
): ec2.Instance {
  const { stack, app } = context;
  const logGroup = createLogGroup(context, "AgentLog");
  const instance = new ec2.Instance(stack, "Instance", {
    // An operator's right to it holds on to the name, since the id changes.
    instanceName: app.logicalPrefixedName("bastion"),
    vpc: use(Network).vpc,
    vpcSubnets: { subnetType: ec2.SubnetType.PUBLIC },
    // Without one nothing leads from a public subnet to Systems Manager.
    associatePublicIpAddress: true,
    securityGroup,
    instanceType: ec2.InstanceType.of(ec2.InstanceClass.T4G, ec2.InstanceSize.NANO),
    // A machine that is misused gets slow, and not dear.
    creditSpecification: ec2.CpuCredits.STANDARD,
    machineImage: ec2.MachineImage.fromSsmParameter(latestImage),
    role: createBastionRole(context, logGroup),
    userData: logToCloudWatch(logGroup),
    // User data runs at the first start alone.
    userDataCausesReplacement: true,
    blockDevices: [
      {
        deviceName: "/dev/xvda",
        volume: ec2.BlockDeviceVolume.ebs(rootGibibytes, {
          volumeType: ec2.EbsDeviceVolumeType.GP3,
          // Under AWS's key: nothing of ours is on it, and ours for data has the fewer users.
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
