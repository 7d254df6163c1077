import * as logs from "aws-cdk-lib/aws-logs";
import { type StackContext, use } from "sst/constructs";
import { dataRemovalPolicy } from "../constructs/removal.ts";
import { stageSettings } from "../stages.ts";
import { Keys } from "./keys.ts";

const retention = {
  7: logs.RetentionDays.ONE_WEEK,
  30: logs.RetentionDays.ONE_MONTH,
  365: logs.RetentionDays.ONE_YEAR,
} as const;

/**
 * Creates an encrypted log group with the retention of the stage table. A group that AWS creates on the
 * first line is not encrypted and has no expiry.
 *
 * `name` is needed only if the service that writes the log determines it.
 */
export function createLogGroup(
  { stack, app }: StackContext,
  id: string,
  name?: string,
): logs.LogGroup {
  const settings = stageSettings(app.stage);
  return new logs.LogGroup(stack, id, {
    ...(name && { logGroupName: name }),
    retention: retention[settings.logRetentionDays],
    encryptionKey: use(Keys).logs,
    removalPolicy: dataRemovalPolicy(settings),
  });
}
