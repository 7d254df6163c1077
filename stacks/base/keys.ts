import * as iam from "aws-cdk-lib/aws-iam";
import * as kms from "aws-cdk-lib/aws-kms";
import type { StackContext } from "sst/constructs";
import { dataRemovalPolicy } from "../constructs/removal.ts";
import { serviceStatement } from "../constructs/service-statement.ts";
import { stageSettings } from "../stages.ts";

/** The AWS services that publish alerts: alarms and budgets. */
export const alertPublishers = ["cloudwatch", "budgets"] as const;

/**
 * The KMS keys for encryption at rest: one for data, one for logs and alarms, and one for secrets and the
 * functions that contain them. The right to use one gives no access to what another encrypts.
 */
export function Keys({ stack, app }: StackContext) {
  const createKey = (id: string, description: string) =>
    new kms.Key(stack, id, {
      description,
      enableKeyRotation: true,
      removalPolicy: dataRemovalPolicy(stageSettings(app.stage)),
    });
  const data = createKey("Data", `iotd ${app.stage}: database, uploads and queues`);
  const logs = createKey("Logs", `iotd ${app.stage}: logs and alarms`);
  const secrets = createKey("Secrets", `iotd ${app.stage}: secrets and functions' settings`);

  const encryptActions = ["kms:Decrypt", "kms:GenerateDataKey"];
  // S3 writes its notifications to an encrypted queue.
  data.addToResourcePolicy(serviceStatement(stack, ["s3"], encryptActions, "*"));
  logs.addToResourcePolicy(
    new iam.PolicyStatement({
      principals: [new iam.ServicePrincipal(`logs.${stack.region}.amazonaws.com`)],
      actions: [
        "kms:Decrypt",
        "kms:DescribeKey",
        "kms:Encrypt",
        "kms:GenerateDataKey",
        "kms:GenerateDataKeyWithoutPlaintext",
        "kms:ReEncryptFrom",
        "kms:ReEncryptTo",
      ],
      resources: ["*"],
      conditions: {
        ArnLike: {
          "kms:EncryptionContext:aws:logs:arn": stack.formatArn({
            service: "logs",
            resource: "*",
          }),
        },
      },
    }),
  );
  // The alerts topic is encrypted.
  logs.addToResourcePolicy(serviceStatement(stack, alertPublishers, encryptActions, "*"));
  return { data, logs, secrets };
}
