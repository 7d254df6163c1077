import * as ec2 from "aws-cdk-lib/aws-ec2";
import * as iam from "aws-cdk-lib/aws-iam";
import type * as s3 from "aws-cdk-lib/aws-s3";
import { type StackContext, use } from "sst/constructs";
import { Network } from "../network/network.ts";

/**
 * Creates a gateway endpoint for S3 in the isolated subnets, which is free. Its policy allows our `buckets`
 * only: an attacker who controls a function cannot copy data to another bucket
 * (https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-s3.html).
 */
export function createStorageEndpoint(
  { stack }: StackContext,
  buckets: readonly s3.IBucket[],
): void {
  const endpoint = new ec2.GatewayVpcEndpoint(stack, "S3Endpoint", {
    vpc: use(Network).vpc,
    service: ec2.GatewayVpcEndpointAwsService.S3,
    subnets: [{ subnetType: ec2.SubnetType.PRIVATE_ISOLATED }],
  });
  endpoint.addToPolicy(
    new iam.PolicyStatement({
      principals: [new iam.StarPrincipal()],
      actions: ["s3:DeleteObject", "s3:GetObject", "s3:ListBucket", "s3:PutObject"],
      resources: buckets.flatMap((bucket) => [bucket.bucketArn, bucket.arnForObjects("*")]),
      conditions: { StringEquals: { "aws:PrincipalAccount": stack.account } },
    }),
  );
}
