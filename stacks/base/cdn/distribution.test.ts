import { adminPaths, isAdminPath } from "@iotd/api/routing";
import { securityHeaders } from "@iotd/api/security-headers";
import * as cloudfront from "aws-cdk-lib/aws-cloudfront";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { stageNames, stageSettings } from "../../stages.ts";
import { type ResolvedStage, resolveStage } from "../../testing/resolve.ts";
import { resolveStages } from "../../testing/resolve-stages.ts";
import { domain, synthesise } from "../../testing/synthesise.ts";

const stages = await resolveStages({ domain });

const everyMethod = ["DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"];

const behaviourSchema = z.object({
  PathPattern: z.string().optional(),
  TargetOriginId: z.string(),
  ViewerProtocolPolicy: z.string(),
  Compress: z.boolean(),
  /** CloudFront's default where none are named. */
  AllowedMethods: z.array(z.string()).default(["GET", "HEAD"]),
  CachePolicyId: z.string(),
  OriginRequestPolicyId: z.string().optional(),
  ResponseHeadersPolicyId: z.string().optional(),
});

const distributionSchema = z.object({
  DefaultCacheBehavior: behaviourSchema,
  CacheBehaviors: z.array(behaviourSchema),
  Origins: z.array(
    z.object({
      Id: z.string(),
      DomainName: z.string(),
      OriginAccessControlId: z.string().optional(),
      CustomOriginConfig: z.unknown().optional(),
    }),
  ),
  CustomErrorResponses: z.array(
    z.object({ ErrorCode: z.number(), ErrorCachingMinTTL: z.number() }),
  ),
  HttpVersion: z.string(),
  IPV6Enabled: z.boolean(),
  Logging: z.unknown().optional(),
  ViewerCertificate: z.unknown().optional(),
  WebACLId: z.string().optional(),
});

const distributionOf = (stage: ResolvedStage) =>
  distributionSchema.parse(stage.resource("Cdn.Distribution").properties.DistributionConfig);

describe.each(stageNames)("the distribution of %s", (name) => {
  const stage = stages[name];
  const distribution = distributionOf(stage);
  const { DefaultCacheBehavior, CacheBehaviors } = distribution;
  /** What CloudFront does with a request for `path`: the first pattern that fits, or the default. */
  const behaviourFor = (path: string) =>
    CacheBehaviors.find(({ PathPattern }) => fits(path, PathPattern)) ?? DefaultCacheBehavior;
  const originFor = (path: string) =>
    distribution.Origins.find(({ Id }) => Id === behaviourFor(path).TargetOriginId);

  it.each([
    ["/media/pictures/1.avif", "Cdn.Media"],
    ["/assets/site.css", "Cdn.Assets"],
  ])("%s is served from its bucket with origin access control", (path, bucket) => {
    const origin = originFor(path);
    const control = stage
      .resources({ type: "AWS::CloudFront::OriginAccessControl" })
      .find((found) => `${found.name}.Id` === origin?.OriginAccessControlId);

    expect(origin?.DomainName).toBe(`${bucket}.RegionalDomainName`);
    expect(control?.properties).toMatchObject({
      OriginAccessControlConfig: {
        OriginAccessControlOriginType: "s3",
        SigningBehavior: "always",
        SigningProtocol: "sigv4",
      },
    });
  });

  it.each(["/media/pictures/1.avif", "/assets/site.css"])(
    "%s is cached as its object says and has the security headers",
    (path) => {
      expect(behaviourFor(path)).toMatchObject({
        AllowedMethods: ["GET", "HEAD"],
        CachePolicyId: cloudfront.CachePolicy.CACHING_OPTIMIZED.cachePolicyId,
        ResponseHeadersPolicyId: "Cdn.SecurityHeaders",
      });
      expect(behaviourFor(path).OriginRequestPolicyId).toBeUndefined();
    },
  );

  it.each(adminPaths.flatMap((path) => [path, `${path}/below`]))(
    "%s is forwarded to the HTTP API and its response is not cached",
    (path) => {
      expect(originFor(path)?.DomainName).toBe("Cdn.HttpApi.ApiEndpoint");
      expect(behaviourFor(path)).toMatchObject({
        AllowedMethods: expect.toSatisfy((methods: string[]) =>
          everyMethod.every((method) => methods.includes(method)),
        ),
        CachePolicyId: cloudfront.CachePolicy.CACHING_DISABLED.cachePolicyId,
        OriginRequestPolicyId: "Cdn.AdminRequestPolicy",
      });
    },
  );

  it("queries, cookies and the headers that the admin app reads are forwarded to it", () => {
    expect(stage.resource("Cdn.AdminRequestPolicy").properties).toMatchObject({
      OriginRequestPolicyConfig: {
        QueryStringsConfig: { QueryStringBehavior: "all" },
        CookiesConfig: { CookieBehavior: "all" },
        HeadersConfig: {
          HeaderBehavior: "whitelist",
          Headers: ["CloudFront-Viewer-Address", "Origin", "Sec-Fetch-Site", "User-Agent"],
        },
      },
    });
  });

  it.each([
    ...["/", "/days/2026-01-01", "/archive", "/administrator", "/health/live"],
    // Pages of other sites request these too, after a preflight request with OPTIONS.
    ...["/api/today", "/api/openapi.json", "/planetary/apod", "/wallpaper"],
  ])("%s is forwarded to the HTTP API and its response is cached as the app says", (path) => {
    expect(isAdminPath(path)).toBe(false);
    expect(originFor(path)?.DomainName).toBe("Cdn.HttpApi.ApiEndpoint");
    expect(behaviourFor(path)).toMatchObject({
      AllowedMethods: ["GET", "HEAD", "OPTIONS"],
      CachePolicyId: "Cdn.PublishedCachePolicy",
    });
    expect(behaviourFor(path).OriginRequestPolicyId).toBeUndefined();
  });

  it("a response without Cache-Control is not cached, and the cache key contains the query only", () => {
    expect(stage.resource("Cdn.PublishedCachePolicy").properties).toMatchObject({
      CachePolicyConfig: {
        MinTTL: 0,
        DefaultTTL: 0,
        ParametersInCacheKeyAndForwardedToOrigin: {
          QueryStringsConfig: { QueryStringBehavior: "all" },
          CookiesConfig: { CookieBehavior: "none" },
          HeadersConfig: { HeaderBehavior: "none" },
        },
      },
    });
  });

  // CloudFront caches these for ten seconds by default
  // (https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/HTTPStatusCodes.html).
  it.each([404, 405, 414, 500, 501, 502, 503, 504])(
    "a response with status %i is not cached",
    (status) => {
      expect(distribution.CustomErrorResponses).toContainEqual({
        ErrorCode: status,
        ErrorCachingMinTTL: 0,
      });
    },
  );

  it("every response is compressed, and HTTP is redirected to HTTPS", () => {
    for (const behaviour of [DefaultCacheBehavior, ...CacheBehaviors]) {
      expect(behaviour).toMatchObject({
        Compress: true,
        ViewerProtocolPolicy: "redirect-to-https",
      });
    }
    expect(stage.resource("Cdn.PublishedCachePolicy").properties).toMatchObject({
      CachePolicyConfig: {
        ParametersInCacheKeyAndForwardedToOrigin: {
          EnableAcceptEncodingBrotli: true,
          EnableAcceptEncodingGzip: true,
        },
      },
    });
  });

  it("CloudFront connects to the HTTP API with TLS 1.2", () => {
    expect(originFor("/")?.CustomOriginConfig).toMatchObject({
      OriginProtocolPolicy: "https-only",
      OriginSSLProtocols: ["TLSv1.2"],
    });
  });

  it("the distribution supports HTTP/2, HTTP/3 and IPv6", () => {
    expect(distribution).toMatchObject({ HttpVersion: "http2and3", IPV6Enabled: true });
  });

  it("the distribution logs to the access logs bucket", () => {
    expect(distribution.Logging).toMatchObject({
      Bucket: "Cdn.AccessLogs.RegionalDomainName",
      Prefix: "cloudfront/",
    });
  });

  it("with a domain, the distribution requires TLSv1.2_2021 and uses the certificate in us-east-1", () => {
    expect(distribution.ViewerCertificate).toEqual({
      AcmCertificateArn: "Cdn.UsEast1.CertificateArn",
      MinimumProtocolVersion: "TLSv1.2_2021",
      SslSupportMethod: "sni-only",
    });
  });

  it("the distribution has a web ACL if the stage table has one", () => {
    const { webAcl } = stageSettings(name);

    expect(distribution.WebACLId).toBe(webAcl && "Cdn.UsEast1.WebAclArn");
  });

  it("objects from buckets have the same security headers as the apps' responses", () => {
    expect(headersOf(stage)).toEqual(securityHeaders());
  });
});

it("prod has a web ACL without a domain too", async () => {
  const distribution = distributionOf(resolveStage(await synthesise("prod")));

  expect(distribution.WebACLId).toBe("Cdn.UsEast1.WebAclArn");
});

/** As CloudFront matches: `*` is any number of characters. */
const fits = (path: string, pattern = ""): boolean =>
  new RegExp(`^${pattern.replaceAll("*", ".*")}$`).test(path);

const overriding = { Override: z.literal(true) };
const headersPolicySchema = z.object({
  SecurityHeadersConfig: z.object({
    ContentSecurityPolicy: z.object({ ...overriding, ContentSecurityPolicy: z.string() }),
    ContentTypeOptions: z.object(overriding),
    FrameOptions: z.object({ ...overriding, FrameOption: z.string() }),
    ReferrerPolicy: z.object({ ...overriding, ReferrerPolicy: z.string() }),
    StrictTransportSecurity: z.strictObject({
      ...overriding,
      AccessControlMaxAgeSec: z.number(),
      IncludeSubdomains: z.literal(true),
    }),
  }),
  CustomHeadersConfig: z.object({
    Items: z.array(z.object({ ...overriding, Header: z.string(), Value: z.string() })),
  }),
});

/** The headers that CloudFront adds, by name, as it writes them. */
function headersOf(stage: ResolvedStage): Record<string, string> {
  const { SecurityHeadersConfig: known, CustomHeadersConfig: custom } = headersPolicySchema.parse(
    stage.resource("Cdn.SecurityHeaders").properties.ResponseHeadersPolicyConfig,
  );
  return {
    ...Object.fromEntries(custom.Items.map(({ Header, Value }) => [Header, Value])),
    "content-security-policy": known.ContentSecurityPolicy.ContentSecurityPolicy,
    "x-content-type-options": "nosniff",
    "x-frame-options": known.FrameOptions.FrameOption,
    "referrer-policy": known.ReferrerPolicy.ReferrerPolicy,
    "strict-transport-security": `max-age=${known.StrictTransportSecurity.AccessControlMaxAgeSec}; includeSubDomains`,
  };
}
