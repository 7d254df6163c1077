import { originSecret } from "@iotd/api/origin-secret";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { stageNames, stageSettings } from "../../stages.ts";
import { readPolicy } from "../../testing/read-policy.ts";
import { resolveStage } from "../../testing/resolve.ts";
import { resolveStages } from "../../testing/resolve-stages.ts";
import { account, arnOf, domain, synthesise } from "../../testing/synthesise.ts";

const stages = await resolveStages();
const named = {
  ...(await resolveStages({ domain })),
  anna: resolveStage(await synthesise("anna", { domain })),
};

/** The hosted zone of all of CloudFront's addresses. */
const cloudFrontZone = "Z2FDTNDATAQYW2";

describe.each(stageNames)("the buckets that CloudFront reads, of %s", (name) => {
  const stage = stages[name];
  const policyOf = (id: string) =>
    readPolicy(stage.resource(`Cdn.${id}Policy`).properties.PolicyDocument);

  it.each(["Media", "Assets"])("only this stage's distribution may read the bucket %s", (id) => {
    const readers = policyOf(id).filter(
      ({ effect, actions }) =>
        effect === "Allow" &&
        actions.some((action) => /^(\*|s3:(\*|Get\*|GetObject.*))$/.test(action)),
    );

    expect(readers).toEqual([
      {
        effect: "Allow",
        actions: ["s3:GetObject"],
        resources: [`arn:aws:s3:::Cdn.${id}/*`],
        principals: { Service: ["cloudfront.amazonaws.com"] },
        condition: {
          StringEquals: {
            "AWS:SourceArn": `arn:aws:cloudfront::${account}:distribution/Cdn.Distribution`,
          },
        },
      },
    ]);
  });

  it.each(["Media", "Assets"])("requests to the bucket %s are logged", (id) => {
    const prefix = `${id.toLowerCase()}/`;

    expect(stage.resource(`Cdn.${id}`).properties.LoggingConfiguration).toEqual({
      DestinationBucketName: "Cdn.AccessLogs",
      LogFilePrefix: prefix,
    });
    expect(policyOf("AccessLogs")).toContainEqual(
      expect.objectContaining({
        effect: "Allow",
        actions: ["s3:PutObject"],
        resources: [`arn:aws:s3:::Cdn.AccessLogs/${prefix}*`],
        principals: { Service: ["logging.s3.amazonaws.com"] },
      }),
    );
  });

  it("access logs are deleted after the stage table's number of days", () => {
    expect(stage.resource("Cdn.AccessLogs").properties.LifecycleConfiguration).toEqual({
      Rules: [{ Status: "Enabled", ExpirationInDays: stageSettings(name).logRetentionDays }],
    });
  });
});

describe.each(stageNames)("the HTTP API of %s", (name) => {
  const stage = stages[name];
  const { throttle } = stageSettings(name);
  const { AccessLogSettings, DefaultRouteSettings } = z
    .object({
      AccessLogSettings: z.object({ DestinationArn: z.string(), Format: z.string() }),
      DefaultRouteSettings: z.record(z.string(), z.unknown()),
    })
    .parse(stage.resource("Cdn.HttpStage").properties);

  it("the HTTP API is throttled as the stage table says", () => {
    expect(DefaultRouteSettings).toMatchObject({
      ThrottlingRateLimit: throttle.requestsPerSecond,
      ThrottlingBurstLimit: throttle.burstRequests,
    });
  });

  it("the HTTP API logs each request as JSON with its request id and integration error", () => {
    expect(JSON.parse(AccessLogSettings.Format)).toMatchObject({
      requestId: "$context.requestId",
      path: "$context.path",
      status: "$context.status",
      milliseconds: "$context.responseLatency",
      integrationError: "$context.integrationErrorMessage",
    });
    expect(AccessLogSettings.DestinationArn).toContain("log-group:Cdn.HttpApiAccessLogs");
  });

  it("the HTTP API's log contains no query, address, cookie or header", () => {
    expect(AccessLogSettings.Format).not.toMatch(/query|sourceIp|cookie|header|identity/i);
  });
});

describe("the site's address", () => {
  it.each([
    ["dev", "iotd.dev.example.com"],
    ["pre", "iotd.pre.example.com"],
    ["prod", "iotd.example.com"],
    ["anna", "iotd.anna.example.com"],
  ] as const)("the site of %s is %s if there is a domain, over IPv4 and IPv6", (name, hostName) => {
    const records = named[name].resources({ type: "AWS::Route53::RecordSet" });
    const record = {
      Name: `${hostName}.`,
      HostedZoneId: domain.hostedZoneId,
      AliasTarget: { DNSName: "Cdn.Distribution.DomainName", HostedZoneId: cloudFrontZone },
    };

    expect(records.map(({ properties }) => properties)).toEqual([
      { ...record, Type: "A" },
      { ...record, Type: "AAAA" },
    ]);
    expect(named[name].resource("Cdn.Distribution").properties).toMatchObject({
      DistributionConfig: { Aliases: [hostName] },
    });
    expect(named[name].outputs("Cdn").SiteUrl).toBe(`https://${hostName}`);
  });

  it.each(stageNames)(
    "the site of %s has CloudFront's domain name if there is no domain",
    (name) => {
      expect(stages[name].resources({ type: "AWS::Route53::RecordSet" })).toEqual([]);
      expect(stages[name].resource("Cdn.Distribution").properties.DistributionConfig).toEqual(
        expect.not.objectContaining({ Aliases: expect.anything() }),
      );
      expect(stages[name].outputs("Cdn").SiteUrl).toBe("https://Cdn.Distribution.DomainName");
    },
  );
});

describe.each(stageNames)("the origin secret of %s", (name) => {
  const stage = stages[name];
  const secretArn = arnOf("secretsmanager", "secret:Cdn.OriginSecret");

  it("the origin secret is generated by AWS and has the length that the functions require", () => {
    expect(stage.resource("Cdn.OriginSecret").properties).toMatchObject({
      GenerateSecretString: {
        PasswordLength: expect.toSatisfy((length: number) => length >= originSecret.minCharacters),
        // A header value cannot contain every character.
        ExcludePunctuation: true,
      },
    });
  });

  it("CloudFront sends the origin secret to the HTTP API, and both functions know it", () => {
    const value = `{{resolve:secretsmanager:${secretArn}:SecretString:::}}`;
    const { DistributionConfig } = stage.resource("Cdn.Distribution").properties;

    expect(DistributionConfig).toMatchObject({
      Origins: expect.arrayContaining([
        expect.objectContaining({
          DomainName: "Cdn.HttpApi.ApiEndpoint",
          OriginCustomHeaders: [{ HeaderName: originSecret.header, HeaderValue: value }],
        }),
      ]),
    });
    for (const fn of ["Api.Public", "Api.Admin"]) {
      expect(stage.resource(fn).properties).toMatchObject({
        Environment: { Variables: { ORIGIN_SECRET: value } },
      });
    }
  });
});
