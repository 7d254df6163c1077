import { staleIfErrorSeconds } from "@iotd/api/cache-control";
import { viewerAddressHeader } from "@iotd/api/viewer-address-header";
import * as cloudfront from "aws-cdk-lib/aws-cloudfront";
import { Duration } from "aws-cdk-lib/core";
import type { Stack } from "sst/constructs";

/**
 * Public pages and JSON are kept as long as their `Cache-Control` says, and not at all if it says
 * nothing. Queries are part of the key as they are: the app refuses those that it does not know.
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
 * What the admin app is told of a request beside its body: the query, the cookies, where a form was
 * sent from, and the viewer's address as CloudFront saw it, which a viewer cannot write.
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
