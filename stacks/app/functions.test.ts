import { describe, expect, it } from "vitest";
import * as z from "zod";
import { stageNames, stageSettings } from "../stages.ts";
import { resolveStages } from "../testing/resolve-stages.ts";
import { isolatedSubnets } from "../testing/subnets.ts";

const stages = await resolveStages();

/** Each function with its database user, if any, whether it uses S3, and its row in the stage's concurrency. */
const functions = [
  { fn: "Api.Public", user: "iotd_public", storage: false, reserved: "public" },
  { fn: "Api.Admin", user: "iotd_editor", storage: true, reserved: "admin" },
  {
    fn: "Images.ImageProcessor",
    user: "iotd_processor",
    storage: true,
    reserved: "imageProcessor",
  },
  { fn: "Operations.Ops", user: "iotd_owner", storage: true, reserved: "ops" },
  { fn: "Api.CheckPublic", user: undefined, storage: false, reserved: undefined },
  { fn: "Api.CheckAdmin", user: undefined, storage: false, reserved: undefined },
  { fn: "Release.Migrate", user: "iotd_owner", storage: false, reserved: undefined },
  { fn: "Release.PublishAssets", user: undefined, storage: false, reserved: undefined },
] as const;

const functionSchema = z.object({
  Architectures: z.array(z.string()),
  Role: z.string(),
  KmsKeyArn: z.string(),
  Timeout: z.number(),
  MemorySize: z.number(),
  LoggingConfig: z.object({ LogGroup: z.string() }),
  Environment: z.object({ Variables: z.record(z.string(), z.string()) }),
  TracingConfig: z.object({ Mode: z.string() }),
  ReservedConcurrentExecutions: z.number().optional(),
  VpcConfig: z
    .object({ SubnetIds: z.array(z.string()), SecurityGroupIds: z.array(z.string()) })
    .optional(),
});

const logGroupSchema = z.object({ LoggingConfig: z.object({ LogGroup: z.string() }) });

describe.each(stageNames)("the functions of %s", (name) => {
  const stage = stages[name];
  const settings = stageSettings(name);
  const read = (fn: string) => functionSchema.parse(stage.resource(fn).properties);

  it("the stacks contain exactly these functions besides CDK's own", () => {
    const ours = stage
      .resources({ type: "AWS::Lambda::Function" })
      .filter(({ properties }) => "KmsKeyArn" in properties)
      .map((resource) => resource.name);

    expect(ours.filter((fn) => fn !== "Cdn.KeepUsEast1Stack").toSorted()).toEqual(
      functions.map(({ fn }) => fn).toSorted(),
    );
  });

  it("no stack contains SST's unused custom resource handler", () => {
    const names = stage.resources({ type: "AWS::Lambda::Function" }).map((found) => found.name);

    expect(names.filter((fn) => fn.endsWith("CustomResourceHandler"))).toEqual([]);
  });

  it.each(functions)("$fn runs on arm64 and is traced", ({ fn }) => {
    expect(read(fn)).toMatchObject({
      Architectures: ["arm64"],
      TracingConfig: { Mode: "Active" },
    });
  });

  it("every function has a role of its own, CDK's functions included", () => {
    const roles = stage
      .resources({ type: "AWS::Lambda::Function" })
      .map(({ properties }) => properties.Role);

    expect(new Set(roles)).toHaveLength(roles.length);
  });

  it.each(functions)(
    "the environment variables of $fn are encrypted with the secrets key",
    ({ fn }) => {
      expect(read(fn).KmsKeyArn).toMatch(/key\/Keys\.Secrets$/);
    },
  );

  it.each(functions)("$fn writes to a log group of its own", ({ fn }) => {
    expect(read(fn).LoggingConfig.LogGroup).toBe(`${fn}Logs`);
  });

  it("every function, CDK's included, writes to a log group of the stacks", () => {
    const logs = stage
      .resources({ type: "AWS::Lambda::Function" })
      .map(({ name: fn, properties }) => [
        fn,
        logGroupSchema.parse(properties).LoggingConfig.LogGroup,
      ]);

    expect(logs.length).toBeGreaterThan(functions.length);
    for (const [fn, group = ""] of logs) {
      expect(stage.resource(group).type, fn).toBe("AWS::Logs::LogGroup");
    }
  });

  it.each(functions)("$fn connects to the proxy as the database user $user", ({ fn, user }) => {
    const { DATABASE_USER, DATABASE_HOST, DATABASE_NAME } = read(fn).Environment.Variables;

    expect({ DATABASE_USER, DATABASE_HOST, DATABASE_NAME }).toEqual(
      user
        ? { DATABASE_USER: user, DATABASE_HOST: "Database.Proxy.Endpoint", DATABASE_NAME: "iotd" }
        : {},
    );
  });

  it.each(functions)(
    "$fn has only the security groups for the services it uses",
    ({ fn, user, storage }) => {
      const groups = [
        ...(user ? ["Network.DatabaseClients.GroupId"] : []),
        ...(storage ? ["Network.StorageClients.GroupId"] : []),
      ];

      expect(read(fn).VpcConfig?.SecurityGroupIds ?? []).toEqual(groups);
    },
  );

  it.each(functions.filter(({ user }) => user))(
    "$fn runs in the isolated subnets of all availability zones",
    ({ fn }) => {
      const subnets = isolatedSubnets(stage);

      expect(subnets).toHaveLength(settings.availabilityZones);
      expect(read(fn).VpcConfig?.SubnetIds).toEqual(subnets);
    },
  );

  it.each(functions)("$fn reserves the concurrency of the stage table", ({ fn, reserved }) => {
    expect(read(fn).ReservedConcurrentExecutions).toBe(
      reserved && settings.concurrency?.[reserved],
    );
  });

  it.each(["Api.Public", "Api.Admin"])("%s times out before the HTTP API does", (fn) => {
    // https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html
    expect(read(fn).Timeout).toBeLessThan(30);
  });

  it.each(["Api.Public", "Api.Admin"])(
    "%s is given the site's URL, the assets path and the origin secret",
    (fn) => {
      expect(read(fn).Environment.Variables).toMatchObject({
        SITE_URL: "https://Cdn.Distribution.DomainName",
        ASSETS_PATH: expect.stringMatching(/^\/assets\/\w+$/),
        ORIGIN_SECRET: expect.stringMatching(/^\{\{resolve:secretsmanager:.*Cdn\.OriginSecret:/),
      });
    },
  );

  it("the image processor takes one message at a time and reports each failure", () => {
    const [mapping] = stage.resources({ type: "AWS::Lambda::EventSourceMapping" });

    expect(mapping?.properties).toMatchObject({
      EventSourceArn: expect.stringMatching(/Uploads\.UploadsQueue$/),
      FunctionName: "Images.ImageProcessor",
      BatchSize: 1,
      FunctionResponseTypes: ["ReportBatchItemFailures"],
      ScalingConfig: { MaximumConcurrency: settings.picturesAtATime },
    });
  });

  it("the image processor has enough memory for the largest accepted picture", () => {
    expect(read("Images.ImageProcessor").MemorySize).toBeGreaterThan(1.5 * 1_800);
  });

  it("the sweep runs every day", () => {
    expect(stage.resource("Operations.DailySweep").properties).toMatchObject({
      ScheduleExpression: expect.stringMatching(/^cron\(\d+ \d+ \* \* \? \*\)$/),
      Targets: [{ Arn: expect.stringMatching(/Operations\.Ops$/), Input: '{"command":"sweep"}' }],
    });
  });

  it.each(["Api.Public", "Api.Admin", "Images.ImageProcessor", "Operations.Ops"])(
    "an alarm watches errors and throttles of %s if the stage has alarms",
    (fn) => {
      const watched = stage
        .resources({ type: "AWS::CloudWatch::Alarm" })
        .filter(({ properties }) =>
          JSON.stringify(properties.Dimensions ?? []).includes(`"Value":"${fn}"`),
        )
        .map(({ properties }) => properties.MetricName);

      expect(watched.toSorted()).toEqual(settings.alarms ? ["Errors", "Throttles"] : []);
    },
  );
});
