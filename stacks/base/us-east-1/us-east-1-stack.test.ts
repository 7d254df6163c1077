import { Match } from "aws-cdk-lib/assertions";
import { describe, expect, it } from "vitest";
import { type UsEast1Props, usEast1Template } from "./template.ts";
import { stageName, synthesiseAlone } from "./testing/synthesise-alone.ts";
import { creationTimeoutMinutes, handlerTimeoutMinutes } from "./time-limits.ts";

const domain = { hostName: "iotd.example.com", hostedZoneId: "Z0123456789" };
const webAcl = { requestsPerAddressIn5Minutes: 5_000 };
const both = { stageName, domain, webAcl, alarms: true };

describe("the custom resource for the stack in us-east-1", () => {
  it("there is no custom resource without a domain and a web ACL", async () => {
    const { template, arns } = await synthesiseAlone({ stageName, alarms: true });

    expect(template.toJSON().Resources).toBeUndefined();
    expect(arns).toEqual({ certificateArn: undefined, webAclArn: undefined });
  });

  it("the custom resource deploys the template with the service role", async () => {
    const { template } = await synthesiseAlone(both);

    template.hasResourceProperties("Custom::UsEast1Stack", {
      StackName: Match.stringLikeRegexp("^prod-iotd-Edge-us-east-1-[0-9a-f]{8}$"),
      TemplateBody: usEast1Template(both),
      RoleArn: { "Fn::GetAtt": [Match.stringLikeRegexp("^UsEast1ServiceRole"), "Arn"] },
    });
  });

  it("the ARNs are attributes, so that the distribution depends on the custom resource", async () => {
    const { template } = await synthesiseAlone(both);

    template.hasOutput("certificateArn", {
      Value: { "Fn::GetAtt": ["UsEast1", "CertificateArn"] },
    });
    template.hasOutput("webAclArn", { Value: { "Fn::GetAtt": ["UsEast1", "WebAclArn"] } });
  });

  it("the ARN of a resource that the template lacks is undefined", async () => {
    const withoutWebAcl = await synthesiseAlone({ ...both, webAcl: undefined });
    const withoutDomain = await synthesiseAlone({ ...both, domain: undefined });

    expect(withoutWebAcl.arns).toEqual({
      certificateArn: expect.any(String),
      webAclArn: undefined,
    });
    expect(withoutDomain.arns).toEqual({
      certificateArn: undefined,
      webAclArn: expect.any(String),
    });
  });

  it("the stack keeps its name while the distribution uses the same resources", async () => {
    const before = await nameOfStack(both);

    expect(await nameOfStack({ ...both, alarms: false })).toBe(before);
    expect(await nameOfStack({ ...both, webAcl: { requestsPerAddressIn5Minutes: 100 } })).toBe(
      before,
    );
  });

  it.each([
    ["the site has another name", { domain: { ...domain, hostName: "www.example.com" } }],
    ["the name is in another zone", { domain: { ...domain, hostedZoneId: "Z9876543210" } }],
    ["the web ACL is removed", { webAcl: undefined }],
  ])(
    "the stack gets a new name, so that the distribution can move to it, when %s",
    async (_, change) => {
      expect(await nameOfStack({ ...both, ...change })).not.toBe(await nameOfStack(both));
    },
  );
});

describe("the function that deploys the stack in us-east-1", () => {
  it("the function may only deploy stacks with its name prefix and pass the service role to CloudFormation", async () => {
    const { template } = await synthesiseAlone(both);

    template.hasResourceProperties("AWS::IAM::Role", {
      AssumeRolePolicyDocument: {
        Statement: [Match.objectLike({ Principal: { Service: "lambda.amazonaws.com" } })],
      },
      ManagedPolicyArns: Match.absent(),
      Policies: [
        {
          PolicyName: Match.anyValue(),
          PolicyDocument: Match.objectLike({
            Statement: [
              Match.objectLike({ Action: ["logs:CreateLogStream", "logs:PutLogEvents"] }),
              Match.objectLike({ Action: "kms:Decrypt" }),
              {
                Effect: "Allow",
                Action: [
                  "cloudformation:CreateStack",
                  "cloudformation:DeleteStack",
                  "cloudformation:DescribeStackEvents",
                  "cloudformation:DescribeStacks",
                  "cloudformation:UpdateStack",
                ],
                Resource: arnOf("stack/prod-iotd-Edge-us-east-1-*/*"),
              },
              {
                Effect: "Allow",
                Action: "iam:PassRole",
                Resource: { "Fn::GetAtt": [Match.stringLikeRegexp("^UsEast1ServiceRole"), "Arn"] },
                Condition: {
                  StringEquals: { "iam:PassedToService": "cloudformation.amazonaws.com" },
                },
              },
            ],
          }),
        },
      ],
    });
  });

  it("the function's timeout is longer than CloudFormation's creation timeout", async () => {
    const { template } = await synthesiseAlone(both);

    template.hasResourceProperties("AWS::Lambda::Function", {
      Description: "deploys the stack that CloudFront needs in us-east-1",
      Timeout: handlerTimeoutMinutes * 60,
    });
    expect(handlerTimeoutMinutes).toBeGreaterThan(creationTimeoutMinutes);
    expect(handlerTimeoutMinutes).toBeLessThan(15);
  });
});

const arnOf = (stack: string) => ({
  "Fn::Join": [
    "",
    ["arn:", { Ref: "AWS::Partition" }, `:cloudformation:us-east-1:123456789012:${stack}`],
  ],
});

async function nameOfStack(props: UsEast1Props): Promise<unknown> {
  const { template } = await synthesiseAlone(props);
  return template.findResources("Custom::UsEast1Stack").UsEast1?.Properties.StackName;
}
