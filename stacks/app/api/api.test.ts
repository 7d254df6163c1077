import { adminPaths } from "@iotd/api/routing";
import { describe, expect, it } from "vitest";
import { stageNames, stageSettings } from "../../stages.ts";
import { resolveStages } from "../../testing/resolve-stages.ts";

const stages = await resolveStages();
const deploymentConfigs = {
  "all at once": "CodeDeployDefault.LambdaAllAtOnce",
  "10 percent for 5 minutes": "CodeDeployDefault.LambdaCanary10Percent5Minutes",
} as const;

describe.each(stageNames)("the API of %s", (name) => {
  const stage = stages[name];
  const settings = stageSettings(name);

  /** The function whose alias answers the route `key`. */
  function answering(key: string): string | undefined {
    const route = stage
      .resources({ type: "AWS::ApiGatewayV2::Route" })
      .find(({ properties }) => properties.RouteKey === key);
    const integration = String(route?.properties.Target).replace("integrations/", "");
    const uri = String(stage.resource(integration).properties.IntegrationUri);
    return /:function:([^:]+):live$/.exec(uri)?.[1];
  }

  it.each(adminPaths)("sends every request for %s, and below it, to the admin function", (path) => {
    expect(answering(`ANY ${path}`)).toBe("Api.Admin");
    expect(answering(`ANY ${path}/{proxy+}`)).toBe("Api.Admin");
  });

  it("sends everything else to the public function", () => {
    expect(answering("$default")).toBe("Api.Public");
  });

  it("has no other routes", () => {
    expect(stage.resources({ type: "AWS::ApiGatewayV2::Route" })).toHaveLength(
      2 * adminPaths.length + 1,
    );
  });

  it.each(["Public", "Admin"])("has an alias for %s that is moved as the table says", (fn) => {
    const { properties } = stage.resource(`Api.${fn}Deployment`);

    expect(stage.resource(`Api.${fn}Live`).properties).toMatchObject({
      Name: "live",
      FunctionName: `Api.${fn}`,
    });
    expect(properties.DeploymentConfigName).toBe(deploymentConfigs[settings.canary]);
    expect(properties.DeploymentStyle).toEqual({
      DeploymentOption: "WITH_TRAFFIC_CONTROL",
      DeploymentType: "BLUE_GREEN",
    });
  });

  it.each(["Public", "Admin"])(
    "moves %s back when a deployment fails or an alarm is raised",
    (fn) => {
      const { AlarmConfiguration, AutoRollbackConfiguration } = stage.resource(
        `Api.${fn}Deployment`,
      ).properties;
      const failures = ["DEPLOYMENT_FAILURE", "DEPLOYMENT_STOP_ON_REQUEST"];
      const alarms = [{ Name: "Api.ApiErrorsAlarm" }, { Name: "Api.ApiLatencyAlarm" }];

      expect(AlarmConfiguration).toEqual(
        settings.alarms ? { Enabled: true, Alarms: alarms } : { Enabled: false },
      );
      expect(AutoRollbackConfiguration).toEqual({
        Enabled: true,
        Events: settings.alarms ? [...failures, "DEPLOYMENT_STOP_ON_ALARM"] : failures,
      });
    },
  );

  it("has a secret of its own that nobody has seen, for its sessions", () => {
    expect(stage.resource("Api.AuthSecret").properties).toMatchObject({
      GenerateSecretString: { PasswordLength: 64 },
      KmsKeyId: expect.stringMatching(/key\/Keys\.Secrets$/),
    });
  });
});

describe.each(stageNames.filter((name) => stageSettings(name).alarms))("an alarm of %s", (name) => {
  const stage = stages[name];

  it("is raised when one answer in twenty is a 5xx, but not by one failure in a quiet night", () => {
    const { Metrics, Threshold, ComparisonOperator } =
      stage.resource("Api.ApiErrorsAlarm").properties;

    expect({ Threshold, ComparisonOperator }).toEqual({
      Threshold: 5,
      ComparisonOperator: "GreaterThanOrEqualToThreshold",
    });
    expect(Metrics).toMatchObject([
      { Expression: "IF(failures >= 3, 100 * failures / requests, 0)" },
      { Id: "failures", MetricStat: { Metric: { MetricName: "5xx" }, Stat: "Sum", Period: 60 } },
      { Id: "requests", MetricStat: { Metric: { MetricName: "Count" }, Stat: "Sum", Period: 60 } },
    ]);
  });

  it("is raised when the slowest percent takes three seconds for three minutes", () => {
    expect(stage.resource("Api.ApiLatencyAlarm").properties).toMatchObject({
      MetricName: "Latency",
      ExtendedStatistic: "p99",
      Threshold: 3_000,
      Period: 60,
      EvaluationPeriods: 3,
    });
  });
});
