import * as ec2 from "aws-cdk-lib/aws-ec2";
import { type StackContext, use } from "sst/constructs";
import { createSecurityGroup } from "../../constructs/security-group.ts";
import { Database } from "../database/database.ts";
import { Network } from "../network/network.ts";
import { createBastionInstance } from "./bastion-instance.ts";
import { createTunnelDocument } from "./tunnel-document.ts";

/**
 * An EC2 instance for operators' tunnels to the database proxy. It accepts no connections: it connects to
 * Systems Manager, which forwards the sessions of callers whom IAM allows to open one. The instance itself
 * has no right to log in to the database; operators use an IAM token of their own.
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
    // AWS has no prefix list of their addresses, which change.
    cidrIp: "0.0.0.0/0",
  });
  const instance = createBastionInstance(context, group);
  // The agent looks for its log group once, when it starts, and does not log if it gets no response.
  instance.node.addDependency(toSystemsManager);
  const document = createTunnelDocument(context, proxy);
  stack.addOutputs({
    BastionInstance: instance.instanceId,
    TunnelDocument: document.ref,
  });
}
