import { describe, expect, it } from "vitest";
import { stageNames, stageSettings } from "../stages.ts";
import { readPolicy } from "../testing/read-policy.ts";
import { resolveStages } from "../testing/resolve-stages.ts";
import { account, arnOf } from "../testing/synthesise.ts";

const stages = await resolveStages();
const topicArn = arnOf("sns", "Alerts.Topic");

describe.each(stageNames)("the alerts of %s", (name) => {
  const stage = stages[name];
  const settings = stageSettings(name);
  const statements = readPolicy(stage.resource("Alerts.TopicPolicy").properties.PolicyDocument);

  it("are published by this account's alarms and budgets alone", () => {
    const allowed = statements.filter(({ effect }) => effect === "Allow");

    expect(allowed).toEqual([
      {
        effect: "Allow",
        actions: ["sns:Publish"],
        resources: [topicArn],
        principals: { Service: ["budgets.amazonaws.com", "cloudwatch.amazonaws.com"] },
        condition: { StringEquals: { "aws:SourceAccount": account } },
      },
    ]);
  });

  it("are published over TLS alone", () => {
    expect(statements).toContainEqual({
      effect: "Deny",
      actions: ["sns:Publish"],
      resources: [topicArn],
      principals: { "*": ["*"] },
      condition: { Bool: { "aws:SecureTransport": "false" } },
    });
  });

  it("are sent to whom the stage's table names", () => {
    const { alertEmail } = settings;
    const subscriptions = stage.resources({ type: "AWS::SNS::Subscription" });

    expect(subscriptions.map(({ properties }) => properties.Endpoint)).toEqual(
      alertEmail ? [alertEmail] : [],
    );
  });

  it("tell that the month is forecast to cost more than the stage's budget", () => {
    const budgets = stage.resources({ type: "AWS::Budgets::Budget" });

    expect(budgets).toMatchObject([
      {
        properties: {
          Budget: {
            BudgetType: "COST",
            TimeUnit: "MONTHLY",
            BudgetLimit: { Amount: settings.monthlyBudgetDollars, Unit: "USD" },
          },
          NotificationsWithSubscribers: [
            {
              Notification: {
                NotificationType: "FORECASTED",
                ComparisonOperator: "GREATER_THAN",
                Threshold: 100,
                ThresholdType: "PERCENTAGE",
              },
              Subscribers: [{ SubscriptionType: "SNS", Address: topicArn }],
            },
          ],
        },
      },
    ]);
  });

  it("have a topic that lets the budget publish before there is a budget", () => {
    const [policy] = stage.resources({ type: "AWS::SNS::TopicPolicy" });

    expect(stage.resource("Alerts.Budget").dependsOn).toContain(policy?.logicalId);
  });
});
