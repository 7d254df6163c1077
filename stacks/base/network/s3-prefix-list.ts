import * as iam from "aws-cdk-lib/aws-iam";
import * as cr from "aws-cdk-lib/custom-resources";
import type { StackContext } from "sst/constructs";
import { createLogGroup } from "../log-group.ts";

/**
 * The id of AWS's prefix list of S3's addresses in the stack's region, with which a security group allows
 * S3 without allowing the internet. It is looked up at deployment because each region has its own
 * (https://docs.aws.amazon.com/vpc/latest/userguide/working-with-aws-managed-prefix-lists.html).
 */
export function findS3PrefixList(context: StackContext): string {
  const { stack } = context;
  const call: cr.AwsSdkCall = {
    service: "EC2",
    action: "describeManagedPrefixLists",
    parameters: {
      Filters: [{ Name: "prefix-list-name", Values: [`com.amazonaws.${stack.region}.s3`] }],
    },
    physicalResourceId: cr.PhysicalResourceId.of("s3-prefix-list"),
    outputPaths: ["PrefixLists.0.PrefixListId"],
  };
  const lookup = new cr.AwsCustomResource(stack, "S3PrefixList", {
    resourceType: "Custom::S3PrefixList",
    onUpdate: call,
    installLatestAwsSdk: false,
    logGroup: createLogGroup(context, "S3PrefixListLogs"),
    policy: cr.AwsCustomResourcePolicy.fromStatements([
      new iam.PolicyStatement({
        actions: ["ec2:DescribeManagedPrefixLists"],
        // EC2's Describe actions support no resources.
        resources: ["*"],
      }),
    ]),
  });
  return lookup.getResponseField("PrefixLists.0.PrefixListId");
}
