import * as ec2 from "aws-cdk-lib/aws-ec2";
import { type StackContext, use } from "sst/constructs";
import { createSecurityGroup } from "../../constructs/security-group.ts";
import { Database } from "../database/database.ts";
import { Network } from "../network/network.ts";
import { createBastionInstance } from "./bastion-instance.ts";
import { createTunnelDocument } from "./tunnel-document.ts";

/**
 * A way in for operators: a machine that nobody can reach and that reaches the database proxy. It dials
 * out to Systems Manager, which hands it the sessions of those whom IAM lets open one. The machine may
 * not log in to the database; who comes through it brings a token of their own.
 */
export function Bastion(context: StackContext) {
  const { stack } = context;
  const { proxy, proxyGroup } = use(Database);
  const group = createSecurityGroup(stack, "SecurityGroup", use(Network).vpc, "bastion");
  group.connections.allowTo(proxyGroup, ec2.Port.POSTGRES, "the bastion to the proxy");
  const toSystemsManager = new ec2.CfnSecurityGroupEgress(stack, "ToSystemsManager", {
    groupId: group.securityGroupId,
    description: "Systems Manager and CloudWatch Logs over TLS",
    ipProtocol: "tcp",
    fromPort: 443,
    toPort: 443,
    // Their endpoints are in no prefix list that AWS keeps, and their addresses change.
    cidrIp: "0.0.0.0/0",
  });
  const instance = createBastionInstance(context, group);
  // The agent looks for its log group once, when it starts, and gives up logging if it gets no answer.
  instance.node.addDependency(toSystemsManager);
  const document = createTunnelDocument(context, proxy);
  stack.addOutputs({
    BastionInstance: instance.instanceId,
    TunnelDocument: document.ref,
  });
}
