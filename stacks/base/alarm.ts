import * as cloudwatch from "aws-cdk-lib/aws-cloudwatch";
import * as actions from "aws-cdk-lib/aws-cloudwatch-actions";
import { type Stack, use } from "sst/constructs";
import { Alerts } from "./alerts.ts";

/** The pages in docs/runbooks that tell what to do. */
export type Runbook =
  | "api-errors"
  | "api-slow"
  | "certificate"
  | "database-capacity"
  | "database-connections"
  | "database-storage"
  | "dead-letters"
  | "function-errors"
  | "function-throttles"
  | "queue-age";

export type AlarmProps = {
  readonly metric: cloudwatch.IMetric;
  /** What is wrong, as the message says it: "Uploads wait for more than ten minutes". */
  readonly says: string;
  readonly runbook: Runbook;
  /** In the metric's unit; alarms when reached. */
  readonly threshold: number;
  /** How many periods of the metric in a row. @default 1 */
  readonly periods?: number;
};

/** An alarm that tells the stage's topic what is wrong and where it is written what to do. */
export function createAlarm(stack: Stack, id: string, props: AlarmProps): cloudwatch.Alarm {
  const alarm = new cloudwatch.Alarm(stack, `${id}Alarm`, {
    metric: props.metric,
    threshold: props.threshold,
    comparisonOperator: cloudwatch.ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
    evaluationPeriods: props.periods ?? 1,
    // No requests, no messages: nothing to complain of.
    treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
    alarmDescription: `${props.says}. Runbook: docs/runbooks/${props.runbook}.md`,
  });
  alarm.addAlarmAction(new actions.SnsAction(use(Alerts).topic));
  return alarm;
}
