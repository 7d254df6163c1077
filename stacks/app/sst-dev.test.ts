import { type LoginRole, loginRoles } from "@iotd/core/database/login-roles";
import { describe, expect, it, vi } from "vitest";
import { resolveStage } from "../testing/resolve.ts";
import { synthesise } from "../testing/synthesise.ts";

const addressFor = (role: LoginRole) => `${role}.example:5433`;

vi.stubEnv(
  "IOTD_LIVE_DATABASE",
  JSON.stringify(
    Object.fromEntries(loginRoles.map((role) => [role, { DATABASE_ADDRESS: addressFor(role) }])),
  ),
);
// Deployed, this stage has everything that live development leaves out.
const stage = resolveStage(
  await synthesise("pre", { mode: "dev", bundle: ["Api", "Images", "Operations"] }),
);
vi.unstubAllEnvs();

const roles = {
  "Api.Public": "iotd_public",
  "Api.Admin": "iotd_editor",
  "Images.ImageProcessor": "iotd_processor",
  "Operations.Ops": "iotd_owner",
} as const;
const live = Object.keys(roles);

describe("in sst dev", () => {
  it.each(live)("%s is a stub outside the VPC that forwards to the developer's machine", (fn) => {
    const { Handler, VpcConfig } = stage.resource(fn).properties;

    expect({ Handler, VpcConfig }).toEqual({
      Handler: "live-lambda.handler",
      VpcConfig: undefined,
    });
  });

  it.each(Object.entries(roles))(
    "%s is given only the address of the live database for %s",
    (fn, role) => {
      const environment = JSON.stringify(stage.resource(fn).properties.Environment);

      expect(loginRoles.filter((each) => environment.includes(addressFor(each)))).toEqual([role]);
      expect(stage.resource(fn).properties).toMatchObject({
        Environment: { Variables: { DATABASE_USER: role, DATABASE_ADDRESS: addressFor(role) } },
      });
    },
  );

  it.each(live)("%s reserves no concurrency", (fn) => {
    expect(stage.resource(fn).properties.ReservedConcurrentExecutions).toBeUndefined();
  });

  it.each(["AWS::Lambda::Alias", "AWS::CodeDeploy::DeploymentGroup"])(
    "no %s is created",
    (type) => {
      expect(stage.resources({ type })).toEqual([]);
    },
  );

  it("the HTTP API sends requests to the functions and not to aliases", () => {
    const uris = stage
      .resources({ type: "AWS::ApiGatewayV2::Integration" })
      .map(({ properties }) => String(properties.IntegrationUri));

    expect(uris.map((uri) => /:function:([\w.]+)$/.exec(uri)?.[1]).toSorted()).toEqual([
      "Api.Admin",
      "Api.Public",
    ]);
  });

  it("the stage's database in the cloud is still migrated", () => {
    const { properties } = stage.resource("Release.Migrate");

    expect(properties.VpcConfig).toBeDefined();
    expect(JSON.stringify(properties.Environment)).not.toContain("DATABASE_ADDRESS");
    expect(stage.resource("Release.RunMigrate").type).toBe("Custom::Trigger");
  });
});
