import type * as rds from "aws-cdk-lib/aws-rds";
import * as ssm from "aws-cdk-lib/aws-ssm";
import type { StackContext } from "sst/constructs";

/** A TCP port, or 0 for any free port. */
const portPattern =
  "^([0-9]|[1-9][0-9]{1,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])$";

/**
 * Creates the document of sessions through the bastion: `localPortNumber` on the operator's machine is
 * forwarded to the proxy. AWS's own document for this forwards to any host; a right to use this one gives
 * access to the proxy only
 * (https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager-schema.html).
 */
export const createTunnelDocument = (
  { stack, app }: StackContext,
  proxy: rds.CfnDBProxy,
): ssm.CfnDocument =>
  new ssm.CfnDocument(stack, "Tunnel", {
    name: app.logicalPrefixedName("tunnel"),
    documentType: "Session",
    documentFormat: "JSON",
    // A replacement would need another name; sessions use the newest version.
    updateMethod: "NewVersion",
    content: {
      schemaVersion: "1.0",
      description: `A tunnel to the database proxy of iotd ${app.stage}`,
      sessionType: "Port",
      inputs: { idleSessionTimeout: "20", maxSessionDuration: "480" },
      parameters: {
        localPortNumber: {
          type: "String",
          description: "The port on your machine; 0 for any free port",
          default: "0",
          allowedPattern: portPattern,
        },
      },
      properties: {
        type: "LocalPortForwarding",
        host: proxy.attrEndpoint,
        portNumber: "5432",
        localPortNumber: "{{ localPortNumber }}",
      },
    },
  });
