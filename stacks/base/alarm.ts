import * as cloudwatch from "aws-cdk-lib/aws-cloudwatch";
import * as actions from "aws-cdk-lib/aws-cloudwatch-actions";
import { type Stack, use } from "sst/constructs";
import { Alerts } from "./alerts.ts";

/** The names of the pages in docs/runbooks. */
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

/** An alarm's metric, threshold and runbook. */
export type AlarmProps = {
  readonly metric: cloudwatch.IMetric;
  /** What is wrong, as the alert says it: "Uploads wait for more than ten minutes". */
  readonly description: string;
  readonly runbook: Runbook;
  /** The value that raises the alarm, or a higher one, in the metric's unit. */
  readonly threshold: number;
  /** How many consecutive periods of the metric must reach the threshold. @default 1 */
  readonly periods?: number;
};

/** Creates an alarm that notifies the alerts topic. Its description names the runbook. */
export function createAlarm(stack: Stack, id: string, props: AlarmProps): cloudwatch.Alarm {
  const alarm = new cloudwatch.Alarm(stack, `${id}Alarm`, {
    metric: props.metric,
    threshold: props.threshold,
    comparisonOperator: cloudwatch.ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
    evaluationPeriods: props.periods ?? 1,
    // Without requests or messages there is no data, which is not a failure.
    treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
    alarmDescription: `${props.description}. Runbook: docs/runbooks/${props.runbook}.md`,
  });
  alarm.addAlarmAction(new actions.SnsAction(use(Alerts).topic));
  return alarm;
}
