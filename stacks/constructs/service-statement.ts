import * as iam from "aws-cdk-lib/aws-iam";
import type { Stack } from "aws-cdk-lib/core";

/**
 * Lets AWS's `services`, such as `s3`, do `actions` on `resource`, and only for resources of this account:
 * no other account can have them do it
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html).
 */
export const serviceStatement = (
  { account }: Stack,
  services: readonly string[],
  actions: readonly string[],
  resource: string,
): iam.PolicyStatement =>
  new iam.PolicyStatement({
    principals: services.map((name) => new iam.ServicePrincipal(`${name}.amazonaws.com`)),
    actions: [...actions],
    resources: [resource],
    conditions: { StringEquals: { "aws:SourceAccount": account } },
  });
