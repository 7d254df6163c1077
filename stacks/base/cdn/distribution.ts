import { originSecret } from "@iotd/api/origin-secret";
import { adminPaths } from "@iotd/api/routing";
import { assetsPrefix, mediaPrefix } from "@iotd/core/storage";
import type { HttpApi } from "aws-cdk-lib/aws-apigatewayv2";
import * as acm from "aws-cdk-lib/aws-certificatemanager";
import * as cloudfront from "aws-cdk-lib/aws-cloudfront";
import * as origins from "aws-cdk-lib/aws-cloudfront-origins";
import type * as s3 from "aws-cdk-lib/aws-s3";
import { Duration, Fn } from "aws-cdk-lib/core";
import type { StackContext } from "sst/constructs";
import { createAdminRequestPolicy, createPublishedCachePolicy } from "./policies.ts";
import { createSecurityHeadersPolicy } from "./security-headers-policy.ts";

/** The distribution's origins and names. */
export type DistributionProps = {
  readonly buckets: {
    readonly accessLogs: s3.IBucket;
    readonly media: s3.IBucket;
    readonly assets: s3.IBucket;
  };
  readonly httpApi: HttpApi;
  /** Sent with each request to the HTTP API, whose functions refuse requests without it. */
  readonly originSecret: string;
  /** The site's host name and its certificate in us-east-1. @default CloudFront's domain name */
  readonly alias?: { readonly hostName: string; readonly certificateArn: string } | undefined;
  /** @default no web ACL */
  readonly webAclArn?: string | undefined;
};

/**
 * Statuses that CloudFront caches for ten seconds by default
 * (https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/HTTPStatusCodes.html).
 */
const errorStatuses = [404, 405, 414, 500, 501, 502, 503, 504];

/**
 * Creates the distribution. As the local server does, it serves files from their buckets and everything else
 * from the app that owns the path.
 */
export function createDistribution(
  { stack, app }: StackContext,
  props: DistributionProps,
): cloudfront.Distribution {
  const { buckets, httpApi, alias } = props;
  const common = {
    viewerProtocolPolicy: cloudfront.ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
    compress: true,
  } as const;
  const securityHeaders = createSecurityHeadersPolicy(stack);
  const files = (bucket: s3.IBucket): cloudfront.BehaviorOptions => ({
    ...common,
    origin: origins.S3BucketOrigin.withOriginAccessControl(bucket),
    cachePolicy: cloudfront.CachePolicy.CACHING_OPTIMIZED,
    responseHeadersPolicy: securityHeaders,
  });
  const apiOrigin = new origins.HttpOrigin(Fn.select(2, Fn.split("/", httpApi.apiEndpoint)), {
    originSslProtocols: [cloudfront.OriginSslPolicy.TLS_V1_2],
    customHeaders: { [originSecret.header]: props.originSecret },
  });
  const adminRequestPolicy = createAdminRequestPolicy(stack);
  const admin: cloudfront.BehaviorOptions = {
    ...common,
    origin: apiOrigin,
    allowedMethods: cloudfront.AllowedMethods.ALLOW_ALL,
    cachePolicy: cloudfront.CachePolicy.CACHING_DISABLED,
    originRequestPolicy: adminRequestPolicy,
  };
  return new cloudfront.Distribution(stack, "Distribution", {
    comment: `iotd ${app.stage}`,
    defaultBehavior: {
      ...common,
      origin: apiOrigin,
      allowedMethods: cloudfront.AllowedMethods.ALLOW_GET_HEAD_OPTIONS,
      cachePolicy: createPublishedCachePolicy(stack),
    },
    additionalBehaviors: {
      [`/${mediaPrefix}*`]: files(buckets.media),
      [`/${assetsPrefix}*`]: files(buckets.assets),
      ...Object.fromEntries(
        adminPaths.flatMap((path) => [path, `${path}/*`]).map((pattern) => [pattern, admin]),
      ),
    },
    errorResponses: errorStatuses.map((httpStatus) => ({ httpStatus, ttl: Duration.seconds(0) })),
    httpVersion: cloudfront.HttpVersion.HTTP2_AND_3,
    minimumProtocolVersion: cloudfront.SecurityPolicyProtocol.TLS_V1_2_2021,
    enableLogging: true,
    logBucket: buckets.accessLogs,
    logFilePrefix: "cloudfront/",
    ...(alias && {
      domainNames: [alias.hostName],
      certificate: acm.Certificate.fromCertificateArn(stack, "Certificate", alias.certificateArn),
    }),
    ...(props.webAclArn && { webAclId: props.webAclArn }),
  });
}
