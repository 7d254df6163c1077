import { securityHeaders } from "@iotd/api/security-headers";
import * as cloudfront from "aws-cdk-lib/aws-cloudfront";
import type { Stack } from "sst/constructs";

/**
 * Creates a policy with the apps' security headers, for objects from buckets. CloudFront has a property for
 * each header that it knows, and refuses these as custom headers
 * (https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/understanding-response-headers-policies.html).
 */
export function createSecurityHeadersPolicy(stack: Stack): cloudfront.IResponseHeadersPolicy {
  const {
    "content-security-policy": contentSecurityPolicy,
    "referrer-policy": referrerPolicy,
    "strict-transport-security": strictTransportSecurity,
    "x-content-type-options": _nosniff,
    "x-frame-options": frameOption,
    ...others
  } = securityHeaders();
  const override = true;
  const policy = new cloudfront.CfnResponseHeadersPolicy(stack, "SecurityHeaders", {
    responseHeadersPolicyConfig: {
      name: `${stack.stackName}-security-headers`,
      securityHeadersConfig: {
        ...(contentSecurityPolicy && {
          contentSecurityPolicy: { contentSecurityPolicy, override },
        }),
        contentTypeOptions: { override },
        ...(frameOption && { frameOptions: { frameOption, override } }),
        ...(referrerPolicy && { referrerPolicy: { referrerPolicy, override } }),
        ...(strictTransportSecurity && {
          strictTransportSecurity: { ...parseHsts(strictTransportSecurity), override },
        }),
      },
      customHeadersConfig: {
        items: Object.entries(others).map(([header, value]) => ({ header, value, override })),
      },
    },
  });
  return cloudfront.ResponseHeadersPolicy.fromResponseHeadersPolicyId(
    stack,
    "ImportedSecurityHeaders",
    policy.ref,
  );
}

/** RFC 6797, section 6.1. */
const parseHsts = (value: string) => ({
  accessControlMaxAgeSec: Number(/max-age=(\d+)/.exec(value)?.[1]),
  includeSubdomains: value.includes("includeSubDomains"),
});
