import * as iam from "aws-cdk-lib/aws-iam";
import type * as kms from "aws-cdk-lib/aws-kms";

/**
 * The right to use `key` by way of `service` alone: it asks KMS in the caller's name, and only for what
 * the caller may have from it. Nothing that was encrypted elsewhere can be read with it.
 */
export const keyStatement = (
  key: kms.IKey,
  service: "s3" | "secretsmanager" | "sqs",
  ...actions: readonly ("kms:Decrypt" | "kms:GenerateDataKey")[]
): iam.PolicyStatement =>
  new iam.PolicyStatement({
    actions: [...actions],
    resources: [key.keyArn],
    conditions: {
      StringEquals: { "kms:ViaService": `${service}.${key.stack.region}.amazonaws.com` },
    },
  });
