import { Match, Template } from "aws-cdk-lib/assertions";
import { describe, expect, it } from "vitest";
import { type UsEast1Props, usEast1Template } from "./template.ts";

const domain = { hostName: "iotd.example.com", hostedZoneId: "Z0123456789" };
const webAcl = { requestsPerAddressIn5Minutes: 5_000 };
const everything: UsEast1Props = {
  stageName: "prod",
  domain,
  webAcl,
  alarms: true,
  alertEmail: "alerts@example.com",
};

function templateOf(props: Partial<UsEast1Props>): Template {
  const text = usEast1Template({ stageName: "prod", alarms: true, ...props });
  if (!text) throw new Error("no template");
  return Template.fromJSON(JSON.parse(text));
}

describe("the template for us-east-1", () => {
  it("there is no template for us-east-1 without a domain and a web ACL", () => {
    expect(usEast1Template({ stageName: "dev", alarms: true })).toBeUndefined();
  });

  it("equal values give the same template text, so a deployment without changes updates nothing", () => {
    expect(usEast1Template(everything)).toBe(usEast1Template(everything));
  });

  it("the template for us-east-1 needs neither bootstrapping nor assets", () => {
    const template = templateOf(everything).toJSON();

    expect(template.Parameters).toBeUndefined();
    expect(template.Rules).toBeUndefined();
  });

  it("the template for us-east-1 fits into a request to CloudFormation", () => {
    expect(usEast1Template(everything)?.length).toBeLessThan(51_200);
  });

  it("with a domain only, the template outputs the certificate's ARN", () => {
    const template = templateOf({ domain });

    expect(Object.keys(template.findOutputs("*"))).toEqual(["CertificateArn"]);
    template.resourceCountIs("AWS::WAFv2::WebACL", 0);
  });

  it("with a web ACL only, the template outputs the web ACL's ARN", () => {
    const template = templateOf({ webAcl });

    expect(Object.keys(template.findOutputs("*"))).toEqual(["WebAclArn"]);
    template.resourceCountIs("AWS::CertificateManager::Certificate", 0);
    template.resourceCountIs("AWS::CloudWatch::Alarm", 0);
  });
});

describe("the certificate", () => {
  it("the certificate is validated by DNS in the hosted zone", () => {
    templateOf({ domain }).hasResourceProperties("AWS::CertificateManager::Certificate", {
      DomainName: "iotd.example.com",
      ValidationMethod: "DNS",
      DomainValidationOptions: [{ DomainName: "iotd.example.com", HostedZoneId: "Z0123456789" }],
    });
  });

  it("an alarm is raised 21 days before the certificate expires and stays when ACM sends no more data", () => {
    templateOf({ domain }).hasResourceProperties("AWS::CloudWatch::Alarm", {
      Namespace: "AWS/CertificateManager",
      MetricName: "DaysToExpiry",
      Threshold: 21,
      ComparisonOperator: "LessThanThreshold",
      TreatMissingData: "ignore",
      AlarmActions: [Match.anyValue()],
      AlarmDescription: Match.stringLikeRegexp("Runbook: docs/runbooks/certificate\\.md$"),
    });
  });

  it("the certificate has no alarm if the stage has no alarms", () => {
    const template = templateOf({ domain, alarms: false });

    template.resourceCountIs("AWS::CloudWatch::Alarm", 0);
    template.resourceCountIs("AWS::SNS::Topic", 0);
  });

  it("only CloudWatch may publish to the certificate's topic, over TLS", () => {
    templateOf({ domain }).hasResourceProperties("AWS::SNS::TopicPolicy", {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Effect: "Deny",
            Condition: { Bool: { "aws:SecureTransport": "false" } },
          }),
          Match.objectLike({
            Effect: "Allow",
            Principal: { Service: "cloudwatch.amazonaws.com" },
            Action: "sns:Publish",
            Condition: { StringEquals: { "aws:SourceAccount": { Ref: "AWS::AccountId" } } },
          }),
        ]),
      },
    });
  });

  it("the certificate's topic notifies the alert address, if there is one", () => {
    templateOf(everything).hasResourceProperties("AWS::SNS::Subscription", {
      Protocol: "email",
      Endpoint: "alerts@example.com",
    });
    templateOf({ domain }).resourceCountIs("AWS::SNS::Subscription", 0);
  });
});

describe("the web ACL", () => {
  const template = templateOf({ webAcl });

  it("the web ACL is for CloudFront and allows what no rule blocks", () => {
    template.hasResourceProperties("AWS::WAFv2::WebACL", {
      Scope: "CLOUDFRONT",
      DefaultAction: { Allow: {} },
    });
  });

  it("the web ACL evaluates the rate limit before the managed rules", () => {
    template.hasResourceProperties("AWS::WAFv2::WebACL", {
      Rules: [
        Match.objectLike({ Name: "RateLimitPerAddress", Priority: 0 }),
        Match.objectLike({ Name: "AWSManagedRulesAmazonIpReputationList", Priority: 1 }),
        Match.objectLike({ Name: "AWSManagedRulesCommonRuleSet", Priority: 2 }),
        Match.objectLike({ Name: "AWSManagedRulesKnownBadInputsRuleSet", Priority: 3 }),
      ],
    });
  });

  it("the web ACL answers 429 to an address that exceeds the stage's limit in five minutes", () => {
    template.hasResourceProperties("AWS::WAFv2::WebACL", {
      Rules: Match.arrayWith([
        Match.objectLike({
          Name: "RateLimitPerAddress",
          Statement: {
            RateBasedStatement: { Limit: 5_000, EvaluationWindowSec: 300, AggregateKeyType: "IP" },
          },
          Action: { Block: { CustomResponse: Match.objectLike({ ResponseCode: 429 }) } },
        }),
      ]),
    });
  });

  it("the web ACL only counts matches of the common rules that inspect bodies", () => {
    const counts = { ActionToUse: { Count: {} } };

    template.hasResourceProperties("AWS::WAFv2::WebACL", {
      Rules: Match.arrayWith([
        Match.objectLike({
          Name: "AWSManagedRulesCommonRuleSet",
          OverrideAction: { None: {} },
          Statement: {
            ManagedRuleGroupStatement: {
              VendorName: "AWS",
              Name: "AWSManagedRulesCommonRuleSet",
              RuleActionOverrides: [
                { Name: "SizeRestrictions_BODY", ...counts },
                { Name: "CrossSiteScripting_BODY", ...counts },
                { Name: "GenericLFI_BODY", ...counts },
                { Name: "GenericRFI_BODY", ...counts },
              ],
            },
          },
        }),
      ]),
    });
  });

  it("the web ACL reports blocked requests in metrics and samples", () => {
    const visible = Match.objectLike({
      CloudWatchMetricsEnabled: true,
      SampledRequestsEnabled: true,
    });

    template.hasResourceProperties("AWS::WAFv2::WebACL", {
      VisibilityConfig: visible,
      Rules: Array.from({ length: 4 }, () => Match.objectLike({ VisibilityConfig: visible })),
    });
  });
});
