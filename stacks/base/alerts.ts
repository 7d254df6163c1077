import * as budgets from "aws-cdk-lib/aws-budgets";
import * as sns from "aws-cdk-lib/aws-sns";
import * as subscriptions from "aws-cdk-lib/aws-sns-subscriptions";
import { type StackContext, use } from "sst/constructs";
import { serviceStatement } from "../constructs/service-statement.ts";
import { stageSettings } from "../stages.ts";
import { alertPublishers, Keys } from "./keys.ts";

/** The topic that alarms notify, and a budget that alerts on unexpected cost. */
export function Alerts({ stack, app }: StackContext) {
  const { alertEmail, monthlyBudgetDollars } = stageSettings(app.stage);
  const topic = new sns.Topic(stack, "Topic", {
    displayName: `iotd ${app.stage}`,
    masterKey: use(Keys).logs,
    enforceSSL: true,
  });
  topic.addToResourcePolicy(
    serviceStatement(stack, alertPublishers, ["sns:Publish"], topic.topicArn),
  );
  if (alertEmail) topic.addSubscription(new subscriptions.EmailSubscription(alertEmail));

  const budget = new budgets.CfnBudget(stack, "Budget", {
    budget: {
      budgetName: `iotd-${app.stage}`,
      budgetType: "COST",
      timeUnit: "MONTHLY",
      budgetLimit: { amount: monthlyBudgetDollars, unit: "USD" },
    },
    notificationsWithSubscribers: [
      {
        notification: {
          notificationType: "FORECASTED",
          comparisonOperator: "GREATER_THAN",
          threshold: 100,
          thresholdType: "PERCENTAGE",
        },
        subscribers: [{ subscriptionType: "SNS", address: topic.topicArn }],
      },
    ],
  });
  // A new budget first checks whether it may publish to the topic.
  budget.node.addDependency(topic);
  stack.addOutputs({ AlertsTopicArn: topic.topicArn });
  return { topic };
}
