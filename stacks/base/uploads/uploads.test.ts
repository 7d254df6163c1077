import { processingHours } from "@iotd/core/picture/limits";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { stageNames } from "../../stages.ts";
import { readPolicy } from "../../testing/read-policy.ts";
import { resolveStage } from "../../testing/resolve.ts";
import { resolveStages } from "../../testing/resolve-stages.ts";
import { account, arnOf, domain, synthesise } from "../../testing/synthesise.ts";

const stages = await resolveStages();

const queueArn = arnOf("sqs", "Uploads.UploadsQueue");
const deadLettersArn = arnOf("sqs", "Uploads.UploadsDeadLetters");
const dataKeyArn = arnOf("kms", "key/Keys.Data");
const oneDaySeconds = 24 * 60 * 60;

describe.each(stageNames)("the uploads bucket of %s", (name) => {
  const stage = stages[name];
  const bucket = stage.resource("Uploads.Uploads");
  const policy = readPolicy(stage.resource("Uploads.UploadsPolicy").properties.PolicyDocument);

  it("is private", () => {
    const readers = policy.filter(
      ({ effect, actions }) =>
        effect === "Allow" && actions.some((action) => /Object|\*$/.test(action)),
    );

    expect(bucket.properties.OwnershipControls).toEqual({
      Rules: [{ ObjectOwnership: "BucketOwnerEnforced" }],
    });
    // What empties the bucket when a stage goes that is not protected.
    for (const { actions, principals } of readers) {
      expect(actions).not.toContain("s3:GetObject");
      expect(principals).toEqual({ AWS: [expect.stringContaining("CustomS3AutoDeleteObjects")] });
    }
  });

  it("is encrypted with the data key, by one call to KMS for many objects", () => {
    expect(bucket.properties.BucketEncryption).toEqual({
      ServerSideEncryptionConfiguration: [
        {
          BucketKeyEnabled: true,
          ServerSideEncryptionByDefault: { SSEAlgorithm: "aws:kms", KMSMasterKeyID: dataKeyArn },
        },
      ],
    });
  });

  it("keeps the versions of what is overwritten or deleted", () => {
    expect(bucket.properties.VersioningConfiguration).toEqual({ Status: "Enabled" });
  });

  it("takes PUT from the site's own origin, and nothing else from browsers", () => {
    expect(bucket.properties.CorsConfiguration).toEqual({
      CorsRules: [
        {
          AllowedOrigins: ["https://Cdn.Distribution.DomainName"],
          AllowedMethods: ["PUT"],
          AllowedHeaders: ["content-type", "if-none-match", "x-amz-checksum-sha256"],
          MaxAge: 3_600,
        },
      ],
    });
  });

  it("forgets unfinished uploads after a day and deleted originals after thirty", () => {
    expect(bucket.properties.LifecycleConfiguration).toEqual({
      Rules: [
        {
          Status: "Enabled",
          AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 },
          NoncurrentVersionExpiration: { NoncurrentDays: 30 },
          ExpiredObjectDeleteMarker: true,
        },
      ],
    });
  });

  it("logs who reads and writes it to the bucket of access logs, which takes them", () => {
    const logs = readPolicy(stage.resource("Cdn.AccessLogsPolicy").properties.PolicyDocument);

    expect(bucket.properties.LoggingConfiguration).toEqual({
      DestinationBucketName: "Cdn.AccessLogs",
      LogFilePrefix: "uploads/",
    });
    expect(logs).toContainEqual({
      effect: "Allow",
      actions: ["s3:PutObject"],
      resources: ["arn:aws:s3:::Cdn.AccessLogs/uploads/*"],
      principals: { Service: ["logging.s3.amazonaws.com"] },
      condition: { StringEquals: { "aws:SourceAccount": account } },
    });
  });

  it("tells the queue of new originals, and of nothing else", () => {
    expect(bucket.properties.NotificationConfiguration).toEqual({
      QueueConfigurations: [
        {
          Event: "s3:ObjectCreated:*",
          Queue: queueArn,
          Filter: { S3Key: { Rules: [{ Name: "prefix", Value: "originals/" }] } },
        },
      ],
    });
  });

  it("is made after the queue lets S3 write to it, which S3 tries out", () => {
    expect(bucket.dependsOn).toContain(stage.resource("Uploads.UploadsQueuePolicy").logicalId);
  });
});

const queueSchema = z.object({
  VisibilityTimeout: z.number(),
  RedrivePolicy: z.object({ deadLetterTargetArn: z.string(), maxReceiveCount: z.number() }),
});

describe.each(stageNames)("the queue of uploads of %s", (name) => {
  const stage = stages[name];
  const queue = queueSchema.parse(stage.resource("Uploads.UploadsQueue").properties);
  const deadLetters = stage.resource("Uploads.UploadsDeadLetters");
  const policyOf = (id: string) =>
    readPolicy(stage.resource(`Uploads.${id}`).properties.PolicyDocument);

  it("hides a message for six times the time that the image-processor has", () => {
    const { Timeout } = stage.resource("Images.ImageProcessor").properties;

    expect(queue.VisibilityTimeout).toBe(6 * Number(Timeout));
  });

  it("sets aside what failed again and again, and keeps it as long as SQS keeps anything", () => {
    expect(queue.RedrivePolicy.deadLetterTargetArn).toBe(deadLettersArn);
    expect(deadLetters.properties.MessageRetentionPeriod).toBe(14 * oneDaySeconds);
  });

  it("has given up on a message before the sweep takes its picture for stuck", () => {
    const seconds = queue.VisibilityTimeout * queue.RedrivePolicy.maxReceiveCount;

    expect(seconds).toBeLessThan(processingHours * 60 * 60);
  });

  it("is written to by S3 for this account alone", () => {
    const allowed = policyOf("UploadsQueuePolicy").filter(({ effect }) => effect === "Allow");

    expect(allowed).toEqual([
      {
        effect: "Allow",
        actions: ["sqs:SendMessage"],
        resources: [queueArn],
        principals: { Service: ["s3.amazonaws.com"] },
        condition: { StringEquals: { "aws:SourceAccount": account } },
      },
    ]);
  });

  it.each([
    ["the queue", "UploadsQueue", queueArn],
    ["its dead letters", "UploadsDeadLetters", deadLettersArn],
  ])("is reached over TLS only: %s", (_, id, arn) => {
    expect(policyOf(`${id}Policy`)).toContainEqual({
      effect: "Deny",
      actions: ["sqs:*"],
      resources: [arn],
      principals: { AWS: ["*"] },
      condition: { Bool: { "aws:SecureTransport": "false" } },
    });
  });
});

it("the bucket of a site under a domain takes PUT from there alone", async () => {
  const stage = resolveStage(await synthesise("prod", { domain }));

  expect(stage.resource("Uploads.Uploads").properties.CorsConfiguration).toMatchObject({
    CorsRules: [{ AllowedOrigins: ["https://iotd.example.com"] }],
  });
});
