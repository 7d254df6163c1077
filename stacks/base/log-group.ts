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
 * A log group that is encrypted and kept as long as the stage's table says. Made here for every
 * writer, since a group that AWS makes on the first line is neither.
 *
 * `name` only where the writer dictates it.
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
