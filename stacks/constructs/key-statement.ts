import * as iam from "aws-cdk-lib/aws-iam";
import type * as kms from "aws-cdk-lib/aws-kms";

/**
 * The right to use `key` only through `service`, which calls KMS on the caller's behalf for data that the
 * caller may read. It does not decrypt data of other services
 * (https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html#conditions-kms-via-service).
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
