import * as cloudwatch from "aws-cdk-lib/aws-cloudwatch";
import { Duration } from "aws-cdk-lib/core";
import type { StackContext } from "sst/constructs";
import { createAlarm } from "../alarm.ts";
import type { UploadsQueue } from "./uploads-queue.ts";

/** Creates alarms on uploads that wait too long or cannot be processed. */
export function createUploadsAlarms({ stack }: StackContext, queues: UploadsQueue): void {
  createAlarm(stack, "QueueAge", {
    metric: queues.queue.metricApproximateAgeOfOldestMessage({
      period: Duration.minutes(1),
      statistic: cloudwatch.Stats.MAXIMUM,
    }),
    threshold: Duration.minutes(10).toSeconds(),
    description: "The oldest upload has waited for ten minutes to be processed",
    runbook: "queue-age",
  });
  createAlarm(stack, "DeadLetters", {
    metric: queues.deadLetters.metricApproximateNumberOfMessagesVisible({
      period: Duration.minutes(1),
      statistic: cloudwatch.Stats.MAXIMUM,
    }),
    threshold: 1,
    description: "An upload could not be processed after several attempts",
    runbook: "dead-letters",
  });
}
