import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Template } from "aws-cdk-lib/assertions";
import { App, Stack } from "aws-cdk-lib/core";
import { afterAll, describe, expect, it } from "vitest";
import { createServiceRole } from "./service-role.ts";

const domain = { hostName: "iotd.example.com", hostedZoneId: "Z0123456789" };
const outdir = mkdtempSync(join(tmpdir(), "iotd-service-role-"));
afterAll(() => rmSync(outdir, { recursive: true }));

describe("the service role for us-east-1", () => {
  it("only CloudFormation may assume the service role", () => {
    expect(roleOf({ domain }).AssumeRolePolicyDocument.Statement).toEqual([
      {
        Effect: "Allow",
        Action: "sts:AssumeRole",
        Principal: { Service: "cloudformation.amazonaws.com" },
      },
    ]);
  });

  it("the service role may request a certificate for the site's name only", () => {
    expect(statements({ domain }).filter(concerns("acm:RequestCertificate"))).toMatchObject([
      {
        Condition: {
          StringEquals: { "aws:RequestedRegion": "us-east-1", "acm:ValidationMethod": "DNS" },
          "ForAllValues:StringEquals": { "acm:DomainNames": ["iotd.example.com"] },
        },
      },
    ]);
  });

  it("the service role may write only the certificate's validation records to the hosted zone", () => {
    expect(statements({ domain }).filter(concerns("route53:ChangeResourceRecordSets"))).toEqual([
      {
        Effect: "Allow",
        Action: "route53:ChangeResourceRecordSets",
        Resource: arn("route53:::hostedzone/Z0123456789"),
        Condition: {
          "ForAllValues:StringEquals": {
            "route53:ChangeResourceRecordSetsRecordTypes": ["CNAME"],
          },
          "ForAllValues:StringLike": {
            "route53:ChangeResourceRecordSetsNormalizedRecordNames": ["_*.iotd.example.com"],
          },
        },
      },
    ]);
  });

  it("without a domain, the service role may request no certificate and write no records", () => {
    const requests = concerns("acm:RequestCertificate", "route53:");

    expect(statements({ domain: undefined }).filter(requests)).toEqual([]);
  });

  it("the service role may delete every kind of resource that an earlier template contained", () => {
    const deletes = concerns(
      "acm:DeleteCertificate",
      "cloudwatch:DeleteAlarms",
      "sns:DeleteTopic",
      "wafv2:DeleteWebACL",
    );

    expect(statements({ domain: undefined }).filter(deletes)).toHaveLength(4);
  });

  it("the service role may change only its own stacks' web ACLs, topics and alarms", () => {
    const changes = concerns("wafv2:Delete", "sns:CreateTopic", "cloudwatch:PutMetricAlarm");

    expect(
      statements({ domain })
        .filter(changes)
        .map(({ Resource }) => Resource),
    ).toEqual([
      arn(["wafv2:us-east-1:", account, ":global/webacl/edge-*/*"]),
      arn(["sns:us-east-1:", account, ":edge-*"]),
      arn(["cloudwatch:us-east-1:", account, ":alarm:edge-*"]),
    ]);
  });
});

type Statement = { readonly Action: string | readonly string[]; readonly Resource: unknown };

const account = { Ref: "AWS::AccountId" };

const arn = (rest: string | readonly unknown[]) => {
  const [first, ...others] = [rest].flat();
  return { "Fn::Join": ["", ["arn:", { Ref: "AWS::Partition" }, `:${first}`, ...others]] };
};

const concerns =
  (...prefixes: readonly string[]) =>
  ({ Action }: Statement): boolean =>
    [Action].flat().some((action) => prefixes.some((prefix) => action.startsWith(prefix)));

type RoleOptions = { readonly domain: typeof domain | undefined };

function roleOf(options: RoleOptions) {
  const stack = new Stack(new App({ outdir, autoSynth: false }), "Test");
  createServiceRole(stack, "Role", { namePrefix: "edge", ...options });
  const [role] = Object.values(Template.fromStack(stack).findResources("AWS::IAM::Role"));
  return role?.Properties;
}

const statements = (options: RoleOptions): readonly Statement[] =>
  roleOf(options).Policies[0].PolicyDocument.Statement;
