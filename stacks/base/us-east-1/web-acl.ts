import * as wafv2 from "aws-cdk-lib/aws-wafv2";
import { Aws, CfnOutput, type Stack } from "aws-cdk-lib/core";

/** The stage and its rate limit. */
export type WebAclProps = {
  readonly stageName: string;
  readonly limits: { readonly requestsPerAddressIn5Minutes: number };
};

const fiveMinutesInSeconds = 300;

/**
 * Rules of AWS's common rule set that only count. They inspect bodies, which here contain text that people
 * write: a tagline may quote markup or a path, a credit may be a URL, a password may contain anything, and the
 * API accepts 64 KiB where AWS's limit is 8 KiB. The app parses each body with a schema, escapes its output,
 * and opens no path and fetches no URL from a request. Metrics still show what would have been blocked
 * (https://docs.aws.amazon.com/waf/latest/developerguide/aws-managed-rule-groups-baseline.html).
 */
const countedRules = [
  "SizeRestrictions_BODY",
  "CrossSiteScripting_BODY",
  "GenericLFI_BODY",
  "GenericRFI_BODY",
];

/**
 * Creates the web ACL of the distribution. Rules are evaluated in this order: first the rate limit for each
 * address, which is the cheapest, then AWS's managed rules. They use 927 of the 1,500 capacity units that
 * are included in the price.
 */
export function createWebAcl(stack: Stack, { stageName, limits }: WebAclProps): void {
  const rules: Omit<wafv2.CfnWebACL.RuleProperty, "priority">[] = [
    rateLimit(limits.requestsPerAddressIn5Minutes),
    managedRules("AWSManagedRulesAmazonIpReputationList"),
    managedRules("AWSManagedRulesCommonRuleSet", countedRules),
    managedRules("AWSManagedRulesKnownBadInputsRuleSet"),
  ];
  const webAcl = new wafv2.CfnWebACL(stack, "WebAcl", {
    // Named so that the service role can be limited to this name.
    name: Aws.STACK_NAME,
    description: `iotd ${stageName}`,
    scope: "CLOUDFRONT",
    defaultAction: { allow: {} },
    rules: rules.map((rule, priority) => ({ ...rule, priority })),
    visibilityConfig: visibleAs(`iotd-${stageName}`),
  });
  new CfnOutput(stack, "WebAclArn", { value: webAcl.attrArn });
}

/** Answers 429 with the time to wait, instead of WAF's default 403. */
const rateLimit = (limit: number) => ({
  name: "RateLimitPerAddress",
  statement: {
    rateBasedStatement: {
      limit,
      evaluationWindowSec: fiveMinutesInSeconds,
      aggregateKeyType: "IP",
    },
  },
  action: {
    block: {
      customResponse: {
        responseCode: 429,
        responseHeaders: [{ name: "retry-after", value: `${fiveMinutesInSeconds}` }],
      },
    },
  },
  visibilityConfig: visibleAs("RateLimitPerAddress"),
});

const managedRules = (name: string, counted: readonly string[] = []) => ({
  name,
  statement: {
    managedRuleGroupStatement: {
      vendorName: "AWS",
      name,
      ...(counted.length > 0 && {
        ruleActionOverrides: counted.map((rule) => ({ name: rule, actionToUse: { count: {} } })),
      }),
    },
  },
  overrideAction: { none: {} },
  visibilityConfig: visibleAs(name),
});

const visibleAs = (metricName: string) => ({
  metricName,
  cloudWatchMetricsEnabled: true,
  sampledRequestsEnabled: true,
});
