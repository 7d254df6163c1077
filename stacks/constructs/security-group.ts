import * as ec2 from "aws-cdk-lib/aws-ec2";
import type { Stack } from "sst/constructs";
import { resourceOf } from "./resource-of.ts";

/** To an address that no packet has. */
const toNowhere = {
  description: "keeps EC2 from adding a rule that lets everything out",
  cidrIp: "255.255.255.255/32",
  ipProtocol: "icmp",
  fromPort: 252,
  toPort: 86,
};

/**
 * A security group that lets nothing in and nothing out until it is told. EC2 gives a group that comes
 * without rules of its own one that lets everything out, and rules between groups are resources of
 * their own: the one that leads nowhere is always there.
 */
export function createSecurityGroup(
  stack: Stack,
  id: string,
  vpc: ec2.IVpc,
  description: string,
): ec2.SecurityGroup {
  const group = new ec2.SecurityGroup(stack, id, { vpc, description, allowAllOutbound: false });
  resourceOf(group, ec2.CfnSecurityGroup).securityGroupEgress = [toNowhere];
  return group;
}
