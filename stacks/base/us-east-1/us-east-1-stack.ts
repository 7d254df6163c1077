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

/** The ARNs of the resources in us-east-1, as tokens. */
export type UsEast1Stack = {
  /** Undefined without a domain. */
  readonly certificateArn: string | undefined;
  /** Undefined without a web ACL. */
  readonly webAclArn: string | undefined;
};

/**
 * Creates what CloudFront needs in us-east-1, in a stack there that a custom resource deploys, because SST
 * deploys to one region. Creates nothing if there is neither a domain nor a web ACL
 * (https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cnames-and-https-requirements.html).
 *
 * Resources that refer to the ARNs are created after that stack and deleted before it.
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
  const deployFunction = createServiceFunction(context, "KeepUsEast1Stack", {
    description: "deploys the stack that CloudFront needs in us-east-1",
    handler: "stacks/base/us-east-1/handler.handler",
    isLive: false,
    memoryMegabytes: 256,
    timeoutSeconds: Duration.minutes(handlerTimeoutMinutes).toSeconds(),
    // Lambda's runtime contains the SDK.
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
        // The end of the name changes, and CloudFormation chooses the end of the ARN.
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
    onEventHandler: deployFunction,
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
 * Changes when an update would remove something that the distribution still uses, which AWS refuses: when the
 * certificate gets another name or the web ACL is removed. The distribution then moves to a stack with
 * another name, and the previous one is deleted afterwards.
 */
const replacementId = ({ domain, webAcl }: UsEast1Props): string =>
  createHash("sha256")
    .update(JSON.stringify([domain?.hostName, domain?.hostedZoneId, webAcl !== undefined]))
    .digest("hex")
    .slice(0, 8);
