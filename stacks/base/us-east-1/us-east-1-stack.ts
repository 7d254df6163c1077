import { createHash } from "node:crypto";
import * as iam from "aws-cdk-lib/aws-iam";
import { CustomResource, Duration } from "aws-cdk-lib/core";
import { Provider } from "aws-cdk-lib/custom-resources";
import type { StackContext } from "sst/constructs";
import { createServiceFunction } from "../function/service-function.ts";
import { createLogGroup } from "../log-group.ts";
import type { UsEast1StackProperties } from "./create-handler.ts";
import { createServiceRole } from "./service-role.ts";
import { type UsEast1Props, usEast1Template } from "./template.ts";
import { handlerTimeoutMinutes } from "./time-limits.ts";

export type UsEast1Stack = {
  /** Known at deployment; undefined without a domain. */
  readonly certificateArn: string | undefined;
  /** Known at deployment; undefined without a web ACL. */
  readonly webAclArn: string | undefined;
};

/**
 * What CloudFront demands in us-east-1, in a stack there that a custom resource of this stack keeps:
 * SST deploys to one region. Nothing at all where there is neither a domain nor a web ACL.
 *
 * Whatever reads the ARNs is made after the stack there and deleted before it.
 */
export function createUsEast1Stack(context: StackContext, props: UsEast1Props): UsEast1Stack {
  const { stack } = context;
  const template = usEast1Template(props);
  if (!template) return { certificateArn: undefined, webAclArn: undefined };

  const namePrefix = `${stack.stackName}-us-east-1`;
  const serviceRole = createServiceRole(stack, "UsEast1ServiceRole", {
    namePrefix,
    domain: props.domain,
  });
  const keepStack = createServiceFunction(context, "KeepUsEast1Stack", {
    description: "keeps what CloudFront demands in us-east-1",
    handler: "stacks/base/us-east-1/handler.handler",
    isLive: false,
    memoryMegabytes: 256,
    timeoutSeconds: Duration.minutes(handlerTimeoutMinutes).toSeconds(),
    // Lambda brings the SDK.
    nodejs: { esbuild: { external: ["@aws-sdk/*"] } },
    statements: [
      new iam.PolicyStatement({
        actions: [
          "cloudformation:CreateStack",
          "cloudformation:DeleteStack",
          "cloudformation:DescribeStackEvents",
          "cloudformation:DescribeStacks",
          "cloudformation:UpdateStack",
        ],
        // The rest of the name changes, the rest of the ARN is CloudFormation's choice.
        resources: [
          stack.formatArn({
            service: "cloudformation",
            region: "us-east-1",
            resource: "stack",
            resourceName: `${namePrefix}-*/*`,
          }),
        ],
      }),
      new iam.PolicyStatement({
        actions: ["iam:PassRole"],
        resources: [serviceRole.roleArn],
        conditions: { StringEquals: { "iam:PassedToService": "cloudformation.amazonaws.com" } },
      }),
    ],
  });
  const provider = new Provider(stack, "UsEast1Provider", {
    onEventHandler: keepStack,
    logGroup: createLogGroup(context, "UsEast1ProviderLogs"),
  });
  const resource = new CustomResource(stack, "UsEast1", {
    serviceToken: provider.serviceToken,
    resourceType: "Custom::UsEast1Stack",
    serviceTimeout: Duration.minutes(handlerTimeoutMinutes + 2),
    properties: {
      StackName: `${namePrefix}-${replacementId(props)}`,
      TemplateBody: template,
      RoleArn: serviceRole.roleArn,
    } satisfies UsEast1StackProperties,
  });
  return {
    certificateArn: props.domain && resource.getAttString("CertificateArn"),
    webAclArn: props.webAcl && resource.getAttString("WebAclArn"),
  };
}

/**
 * Changes with what an update would have to take away while the distribution still uses it, which AWS
 * refuses: a certificate for another name, the web ACL. The distribution then moves over to a stack of
 * another name, and the one before is deleted after that.
 */
const replacementId = ({ domain, webAcl }: UsEast1Props): string =>
  createHash("sha256")
    .update(JSON.stringify([domain?.hostName, domain?.hostedZoneId, webAcl !== undefined]))
    .digest("hex")
    .slice(0, 8);
