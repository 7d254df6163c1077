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

  it("only alarms and budgets of this account may publish to the alerts topic", () => {
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

  it("the alerts topic refuses requests without TLS", () => {
    expect(statements).toContainEqual({
      effect: "Deny",
      actions: ["sns:Publish"],
      resources: [topicArn],
      principals: { "*": ["*"] },
      condition: { Bool: { "aws:SecureTransport": "false" } },
    });
  });

  it("the alerts topic notifies the address in the stage table, if there is one", () => {
    const { alertEmail } = settings;
    const subscriptions = stage.resources({ type: "AWS::SNS::Subscription" });

    expect(subscriptions.map(({ properties }) => properties.Endpoint)).toEqual(
      alertEmail ? [alertEmail] : [],
    );
  });

  it("the budget notifies the topic when the month is forecast to exceed it", () => {
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

  it("the budget is created after the policy that lets it publish", () => {
    const [policy] = stage.resources({ type: "AWS::SNS::TopicPolicy" });

    expect(stage.resource("Alerts.Budget").dependsOn).toContain(policy?.logicalId);
  });
});
