import { staleIfErrorSeconds } from "@iotd/api/cache-control";
import { viewerAddressHeader } from "@iotd/api/viewer-address-header";
import * as cloudfront from "aws-cdk-lib/aws-cloudfront";
import { Duration } from "aws-cdk-lib/core";
import type { Stack } from "sst/constructs";

/**
 * Creates the cache policy of public pages and JSON: they are cached as long as their `Cache-Control` says,
 * and not without one. The whole query is part of the cache key; the app refuses unknown parameters.
 */
export const createPublishedCachePolicy = (stack: Stack) =>
  new cloudfront.CachePolicy(stack, "PublishedCachePolicy", {
    comment: "as long as the application says",
    minTtl: Duration.seconds(0),
    defaultTtl: Duration.seconds(0),
    // Also limits how long a stale page is shown while the origin is down.
    maxTtl: Duration.seconds(staleIfErrorSeconds),
    queryStringBehavior: cloudfront.CacheQueryStringBehavior.all(),
    enableAcceptEncodingGzip: true,
    enableAcceptEncodingBrotli: true,
  });

/**
 * Creates the policy with what CloudFront forwards to the admin app: the query, the cookies, the headers that
 * tell which site sent a form, and the viewer's address, which a viewer cannot forge.
 */
export const createAdminRequestPolicy = (stack: Stack) =>
  new cloudfront.OriginRequestPolicy(stack, "AdminRequestPolicy", {
    comment: "what the admin app reads of a request",
    queryStringBehavior: cloudfront.OriginRequestQueryStringBehavior.all(),
    cookieBehavior: cloudfront.OriginRequestCookieBehavior.all(),
    headerBehavior: cloudfront.OriginRequestHeaderBehavior.allowList(
      viewerAddressHeader,
      "Origin",
      "Sec-Fetch-Site",
      "User-Agent",
    ),
  });
