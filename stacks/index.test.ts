import { readdir } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { stageNames, stageSettings } from "./stages.ts";
import type { ResolvedResource } from "./testing/resolve.ts";
import { resolveStages } from "./testing/resolve-stages.ts";
import { account, arnOf, domain, region } from "./testing/synthesise.ts";

// With a domain the stacks contain more resources.
const stages = await resolveStages({ domain });

/** Resources that another deployment does not restore. */
const dataTypes = [
  "AWS::KMS::Key",
  "AWS::Logs::LogGroup",
  "AWS::RDS::DBCluster",
  "AWS::RDS::DBInstance",
  "AWS::S3::Bucket",
  "AWS::SQS::Queue",
];

/** Resources that AWS does not delete while a database uses them. */
const databaseEnvironment = [
  "AWS::EC2::Subnet",
  "AWS::EC2::VPC",
  "AWS::RDS::DBClusterParameterGroup",
  "AWS::RDS::DBSubnetGroup",
];

const protectedStages = stageNames.filter((name) => stageSettings(name).isProtected);
const otherStages = stageNames.filter((name) => !stageSettings(name).isProtected);
const namesOf = (resources: readonly ResolvedResource[]) => resources.map((found) => found.name);

describe.each(protectedStages)("the data of %s", (name) => {
  it.each([...dataTypes, ...databaseEnvironment])(
    "every %s is retained when the stage is removed",
    (type) => {
      const resources = stages[name].resources({ type });

      expect(resources).not.toEqual([]);
      for (const resource of resources) {
        expect(resource).toMatchObject({
          deletionPolicy: "RetainExceptOnCreate",
          updateReplacePolicy: "Retain",
        });
      }
    },
  );

  it("no function empties the buckets of a protected stage", () => {
    expect(stages[name].resources({ type: "Custom::S3AutoDeleteObjects" })).toEqual([]);
  });

  it("the cluster's security group is retained with it", () => {
    expect(stages[name].resource("Database.ClusterSecurityGroup")).toMatchObject({
      deletionPolicy: "RetainExceptOnCreate",
    });
  });

  it("the cluster of a protected stage has deletion protection", () => {
    expect(stages[name].resource("Database.Cluster").properties.DeletionProtection).toBe(true);
  });
});

describe.each(otherStages)("the data of %s", (name) => {
  it.each([...dataTypes, ...databaseEnvironment])(
    "every %s is deleted when the stage is removed",
    (type) => {
      for (const resource of stages[name].resources({ type })) {
        expect(resource).toMatchObject({ deletionPolicy: "Delete", updateReplacePolicy: "Delete" });
      }
    },
  );

  it("every bucket is emptied before it is deleted", () => {
    const buckets = stages[name].resources({ type: "AWS::S3::Bucket" });
    const emptied = stages[name].resources({ type: "Custom::S3AutoDeleteObjects" });

    expect(emptied.map(({ properties }) => properties.BucketName)).toEqual(namesOf(buckets));
  });

  it("the cluster of an unprotected stage has no deletion protection", () => {
    expect(stages[name].resource("Database.Cluster").properties.DeletionProtection).toBe(false);
  });
});

describe.each(stageNames)("all stacks of %s", (name) => {
  const settings = stageSettings(name);
  const ofType = (type: string) => stages[name].resources({ type });

  it("log groups have the retention of the stage table", () => {
    const groups = ofType("AWS::Logs::LogGroup");

    expect(groups.map(({ properties }) => properties.RetentionInDays)).toEqual(
      groups.map(() => settings.logRetentionDays),
    );
  });

  it("every bucket is encrypted, requires TLS 1.2 and blocks public access", () => {
    const policies = ofType("AWS::S3::BucketPolicy");

    for (const { name: bucket, properties } of ofType("AWS::S3::Bucket")) {
      expect(properties).toMatchObject({
        BucketEncryption: { ServerSideEncryptionConfiguration: [expect.anything()] },
        PublicAccessBlockConfiguration: {
          BlockPublicAcls: true,
          BlockPublicPolicy: true,
          IgnorePublicAcls: true,
          RestrictPublicBuckets: true,
        },
      });
      expect(
        policies.find((policy) => policy.properties.Bucket === bucket)?.properties,
      ).toMatchObject({
        PolicyDocument: {
          Statement: expect.arrayContaining([
            refusal(bucket, { Bool: { "aws:SecureTransport": "false" } }),
            refusal(bucket, { NumericLessThan: { "s3:TlsVersion": 1.2 } }),
          ]),
        },
      });
    }
  });
});

const refusal = (bucket: string, condition: unknown) => ({
  Effect: "Deny",
  Principal: { AWS: "*" },
  Action: "s3:*",
  Resource: [`arn:aws:s3:::${bucket}`, `arn:aws:s3:::${bucket}/*`],
  Condition: condition,
});

describe.each(stageNames)("the outputs of %s", (name) => {
  const sqsUrl = `https://sqs.${region}.amazonaws.com/${account}`;

  it.each(
    Object.entries({
      Alerts: { AlertsTopicArn: arnOf("sns", "Alerts.Topic") },
      Cdn: {
        SiteUrl: expect.stringMatching(/^https:/),
        ApiUrl: "https://Cdn.HttpApi.ApiEndpoint",
        MediaBucket: "Cdn.Media",
        AssetsBucket: "Cdn.Assets",
      },
      Uploads: {
        UploadsBucket: "Uploads.Uploads",
        UploadsQueueUrl: `${sqsUrl}/Uploads.UploadsQueue`,
        DeadLettersUrl: `${sqsUrl}/Uploads.UploadsDeadLetters`,
      },
      Database: {
        ClusterArn: arnOf("rds", "cluster:Database.Cluster"),
        ProxyEndpoint: "Database.Proxy.Endpoint",
      },
      ...(stageSettings(name).bastion && {
        Bastion: {
          BastionInstance: expect.stringMatching(/^Bastion\.Instance/),
          TunnelDocument: "Bastion.Tunnel",
        },
      }),
      Api: { PublicFunction: "Api.Public", AdminFunction: "Api.Admin" },
      Images: { ImageProcessorFunction: "Images.ImageProcessor" },
      Operations: { OpsFunction: "Operations.Ops" },
    }),
  )("the stack %s has the outputs that commands and operators look up", (stackName, outputs) => {
    expect(stages[name].outputs(stackName)).toMatchObject(outputs);
  });
});

const alarmSchema = z.object({
  AlarmActions: z.array(z.string()).default([]),
  AlarmDescription: z.string(),
});

describe.each(stageNames)("the alarms of %s", (name) => {
  const stage = stages[name];
  const alarms = stage
    .resources({ type: "AWS::CloudWatch::Alarm" })
    .map(({ properties }) => alarmSchema.parse(properties));

  it("there are alarms only if the stage table says so", () => {
    expect(alarms.length > 0).toBe(stageSettings(name).alarms);
  });

  it("every alarm notifies the alerts topic", () => {
    for (const { AlarmActions } of alarms) {
      expect(AlarmActions).toEqual([arnOf("sns", "Alerts.Topic")]);
    }
  });

  it("every alarm, in us-east-1 too, names an existing runbook", async () => {
    const written = (await readdir("docs/runbooks")).map((file) => `docs/runbooks/${file}`);
    const descriptions = [
      ...alarms.map((alarm) => alarm.AlarmDescription),
      ...usEast1Descriptions(),
    ];

    for (const description of descriptions) {
      expect(written).toContain(/ Runbook: (\S+)$/.exec(description)?.[1]);
    }
  });

  it.each([
    [
      "the age of the oldest upload",
      "AWS/SQS",
      "ApproximateAgeOfOldestMessage",
      "Uploads.UploadsQueue",
    ],
    ["dead letters", "AWS/SQS", "ApproximateNumberOfMessagesVisible", "Uploads.UploadsDeadLetters"],
    ["the database's capacity", "AWS/RDS", "ACUUtilization", "Database.Cluster"],
    ["the database's storage", "AWS/RDS", "VolumeBytesUsed", "Database.Cluster"],
    ["the proxy's connections", "AWS/RDS", "DatabaseConnections", `${name}-iotd-proxy`],
  ])("an alarm watches %s if the stage has alarms", (_, namespace, metric, watched) => {
    const watching = stage
      .resources({ type: "AWS::CloudWatch::Alarm" })
      .filter(
        ({ properties }) => properties.Namespace === namespace && properties.MetricName === metric,
      );

    expect(watching).toMatchObject(
      stageSettings(name).alarms
        ? [
            {
              properties: {
                Dimensions: expect.arrayContaining([{ Name: expect.any(String), Value: watched }]),
              },
            },
          ]
        : [],
    );
  });

  /** Of the alarms in the template that is deployed to us-east-1. */
  function usEast1Descriptions(): string[] {
    const { TemplateBody } = stage.resource("Cdn.UsEast1").properties;
    return [...String(TemplateBody).matchAll(/"AlarmDescription":"([^"]*)"/g)].map(
      ([, description = ""]) => description,
    );
  }
});
