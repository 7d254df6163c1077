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
  it("is not made where there is neither a domain nor a web ACL", () => {
    expect(usEast1Template({ stageName: "dev", alarms: true })).toBeUndefined();
  });

  it("is the same text for the same values, so that a deployment without changes changes nothing", () => {
    expect(usEast1Template(everything)).toBe(usEast1Template(everything));
  });

  it("needs no bootstrapped account and no asset", () => {
    const template = templateOf(everything).toJSON();

    expect(template.Parameters).toBeUndefined();
    expect(template.Rules).toBeUndefined();
  });

  it("fits into a request to CloudFormation", () => {
    expect(usEast1Template(everything)?.length).toBeLessThan(51_200);
  });

  it("tells the certificate's ARN with a domain alone", () => {
    const template = templateOf({ domain });

    expect(Object.keys(template.findOutputs("*"))).toEqual(["CertificateArn"]);
    template.resourceCountIs("AWS::WAFv2::WebACL", 0);
  });

  it("tells the web ACL's ARN with a web ACL alone", () => {
    const template = templateOf({ webAcl });

    expect(Object.keys(template.findOutputs("*"))).toEqual(["WebAclArn"]);
    template.resourceCountIs("AWS::CertificateManager::Certificate", 0);
    template.resourceCountIs("AWS::CloudWatch::Alarm", 0);
  });
});

describe("the certificate", () => {
  it("is validated by DNS in the hosted zone", () => {
    templateOf({ domain }).hasResourceProperties("AWS::CertificateManager::Certificate", {
      DomainName: "iotd.example.com",
      ValidationMethod: "DNS",
      DomainValidationOptions: [{ DomainName: "iotd.example.com", HostedZoneId: "Z0123456789" }],
    });
  });

  it("raises an alarm three weeks before it ends, which stays when ACM falls silent", () => {
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

  it("raises none where the stage has no alarms", () => {
    const template = templateOf({ domain, alarms: false });

    template.resourceCountIs("AWS::CloudWatch::Alarm", 0);
    template.resourceCountIs("AWS::SNS::Topic", 0);
  });

  it("lets CloudWatch publish to its topic, over TLS only", () => {
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

  it("tells who hears of alarms, and nobody where there is nobody", () => {
    templateOf(everything).hasResourceProperties("AWS::SNS::Subscription", {
      Protocol: "email",
      Endpoint: "alerts@example.com",
    });
    templateOf({ domain }).resourceCountIs("AWS::SNS::Subscription", 0);
  });
});

describe("the web ACL", () => {
  const template = templateOf({ webAcl });

  it("is CloudFront's and lets in what no rule refuses", () => {
    template.hasResourceProperties("AWS::WAFv2::WebACL", {
      Scope: "CLOUDFRONT",
      DefaultAction: { Allow: {} },
    });
  });

  it("refuses an address's flood before it asks the managed rules", () => {
    template.hasResourceProperties("AWS::WAFv2::WebACL", {
      Rules: [
        Match.objectLike({ Name: "RateLimitPerAddress", Priority: 0 }),
        Match.objectLike({ Name: "AWSManagedRulesAmazonIpReputationList", Priority: 1 }),
        Match.objectLike({ Name: "AWSManagedRulesCommonRuleSet", Priority: 2 }),
        Match.objectLike({ Name: "AWSManagedRulesKnownBadInputsRuleSet", Priority: 3 }),
      ],
    });
  });

  it("answers 429 to an address that asks more than the stage allows in five minutes", () => {
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

  it("only counts what the common rules hold against the text that editors send", () => {
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

  it("shows what it refuses in metrics and samples", () => {
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
