import * as ec2 from "aws-cdk-lib/aws-ec2";
import type { Stack } from "sst/constructs";
import { resourceOf } from "./resource-of.ts";

/** A rule for an address that no packet has. */
const matchesNothing = {
  description: "keeps EC2 from adding a rule that lets everything out",
  cidrIp: "255.255.255.255/32",
  ipProtocol: "icmp",
  fromPort: 252,
  toPort: 86,
};

/**
 * Creates a security group that allows no traffic until rules are added. EC2 adds a rule that allows all
 * egress to a group without inline rules, and rules between groups are separate resources, so the group
 * always has an inline rule that matches nothing.
 */
export function createSecurityGroup(
  stack: Stack,
  id: string,
  vpc: ec2.IVpc,
  description: string,
): ec2.SecurityGroup {
  const group = new ec2.SecurityGroup(stack, id, { vpc, description, allowAllOutbound: false });
  resourceOf(group, ec2.CfnSecurityGroup).securityGroupEgress = [matchesNothing];
  return group;
}
