import { Template } from "aws-cdk-lib/assertions";
import { describe, expect, it } from "vitest";
import { resolveStage } from "./resolve.ts";

const templates: Record<string, Template> = {
  Base: Template.fromJSON({
    Resources: {
      Files4F6EB0FD: { Type: "AWS::S3::Bucket", DeletionPolicy: "Retain" },
      Proxy: { Type: "AWS::RDS::DBProxy" },
      Api0A1B2C3D: { Type: "AWS::ApiGatewayV2::Api" },
    },
    Outputs: {
      FilesArn: {
        Value: { "Fn::GetAtt": ["Files4F6EB0FD", "Arn"] },
        Export: { Name: "stage-Base:FilesArn" },
      },
      Address: { Value: { "Fn::GetAtt": ["Api0A1B2C3D", "ApiEndpoint"] } },
    },
    Mappings: { Zones: { aws: { id: "Z2" } } },
    Parameters: { LatestImage: { Type: "String", Default: "/aws/service/image" } },
  }),
  Top: Template.fromJSON({
    Resources: {
      Reader12345678: {
        Type: "AWS::Lambda::Function",
        Properties: { Environment: { Bucket: { "Fn::ImportValue": "stage-Base:FilesArn" } } },
      },
      LiveABCDEF01: {
        Type: "AWS::Lambda::Alias",
        Properties: { FunctionName: { Ref: "Reader12345678" }, Name: "live" },
      },
    },
  }),
};

const { resolve, resource, resources, outputs } = resolveStage({
  stackNames: Object.keys(templates),
  template: (name) => templates[name] ?? Template.fromJSON({}),
});

describe("a resolved stage", () => {
  it("references to resources and attributes become stack and logical id without CDK's hash", () => {
    expect(resolve("Base", { Ref: "Files4F6EB0FD" })).toBe("Base.Files");
    expect(resolve("Base", { "Fn::GetAtt": ["Proxy", "Endpoint"] })).toBe("Base.Proxy.Endpoint");
  });

  it("references to ARNs become ARNs", () => {
    expect(resolve("Base", { "Fn::GetAtt": ["Files4F6EB0FD", "Arn"] })).toBe(
      "arn:aws:s3:::Base.Files",
    );
    expect(resolve("Top", { Ref: "LiveABCDEF01" })).toBe(
      "arn:aws:lambda:eu-west-1:123456789012:function:Top.Reader:live",
    );
  });

  it("an import resolves to the value that another stack exports", () => {
    expect(resource("Top.Reader").properties).toEqual({
      Environment: { Bucket: "arn:aws:s3:::Base.Files" },
    });
  });

  it.each([
    [{ "Fn::Join": ["/", [{ Ref: "Proxy" }, "*"]] }, "Base.Proxy/*"],
    [
      { "Fn::Sub": `arn:\${AWS::Partition}:x:\${Proxy.Endpoint}:\${!y}` },
      `arn:aws:x:Base.Proxy.Endpoint:\${y}`,
    ],
    [{ "Fn::Sub": [`\${Who} there`, { Who: { Ref: "Proxy" } }] }, "Base.Proxy there"],
    [
      {
        "Fn::Select": [2, { "Fn::Split": ["/", { "Fn::GetAtt": ["Api0A1B2C3D", "ApiEndpoint"] }] }],
      },
      "Base.Api.ApiEndpoint",
    ],
    [{ "Fn::Select": [1, { "Fn::GetAZs": "" }] }, "eu-west-1b"],
    [{ "Fn::FindInMap": ["Zones", { Ref: "AWS::Partition" }, "id"] }, "Z2"],
    [{ "Fn::Base64": { Ref: "Proxy" } }, "QmFzZS5Qcm94eQ=="],
    [{ Ref: "LatestImage" }, "/aws/service/image"],
    [{ a: { Ref: "AWS::NoValue" }, b: [{ Ref: "AWS::NoValue" }, 1] }, { b: [1] }],
  ])("%j is evaluated as CloudFormation does", (value, expected) => {
    expect(resolve("Base", value)).toEqual(expected);
  });

  it("resources are listed by type and by stack, with their deletion policy", () => {
    expect(resources({ type: "AWS::S3::Bucket" })).toMatchObject([
      { name: "Base.Files", stackName: "Base", deletionPolicy: "Retain" },
    ]);
    expect(resources({ stackName: "Top" }).map(({ name }) => name)).toEqual([
      "Top.Reader",
      "Top.Live",
    ]);
  });

  it("outputs are listed without those that only other stacks import", () => {
    expect(outputs("Base")).toEqual({ Address: "https://Base.Api.ApiEndpoint" });
  });

  it.each([
    [{ Ref: "Missing" }, "refers to Missing"],
    [{ "Fn::ImportValue": "stage-Base:Nothing" }, "which no stack exports"],
    [{ "Fn::Cidr": ["10.0.0.0/16", 1, 8] }, "calls Fn::Cidr"],
  ])("%j throws an error", (value, complaint) => {
    expect(() => resolve("Base", value)).toThrow(complaint);
  });

  it("an unknown resource name throws an error", () => {
    expect(() => resource("Top.Missing")).toThrow("There is no resource Top.Missing.");
  });
});
