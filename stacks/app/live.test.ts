import { describe, expect, it } from "vitest";
import { resolveStage } from "../testing/resolve.ts";
import { synthesise } from "../testing/synthesise.ts";

// A stage that has, when it is deployed, all that a live one goes without.
const stage = resolveStage(
  await synthesise("pre", { mode: "dev", bundle: ["Api", "Images", "Operations"] }),
);
const live = ["Api.Public", "Api.Admin", "Images.ImageProcessor", "Operations.Ops"];

describe("sst dev", () => {
  it.each(live)("has %s answered by this machine, from outside the network", (fn) => {
    const { Handler, VpcConfig } = stage.resource(fn).properties;

    expect({ Handler, VpcConfig }).toEqual({
      Handler: "live-lambda.handler",
      VpcConfig: undefined,
    });
  });

  it.each(live)("reserves no instances for %s", (fn) => {
    expect(stage.resource(fn).properties.ReservedConcurrentExecutions).toBeUndefined();
  });

  it.each(["AWS::Lambda::Alias", "AWS::CodeDeploy::DeploymentGroup"])(
    "moves no traffic: there is no %s",
    (type) => {
      expect(stage.resources({ type })).toEqual([]);
    },
  );

  it("sends requests to the functions themselves", () => {
    const uris = stage
      .resources({ type: "AWS::ApiGatewayV2::Integration" })
      .map(({ properties }) => String(properties.IntegrationUri));

    expect(uris.map((uri) => /:function:([\w.]+)$/.exec(uri)?.[1]).toSorted()).toEqual([
      "Api.Admin",
      "Api.Public",
    ]);
  });

  it("migrates the stage's database in the cloud all the same", () => {
    expect(stage.resource("Release.Migrate").properties.VpcConfig).toBeDefined();
    expect(stage.resource("Release.RunMigrate").type).toBe("Custom::Trigger");
  });
});
