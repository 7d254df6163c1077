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

  it("the policy of the uploads bucket allows no principal to read objects", () => {
    const readers = policy.filter(
      ({ effect, actions }) =>
        effect === "Allow" && actions.some((action) => /Object|\*$/.test(action)),
    );

    expect(bucket.properties.OwnershipControls).toEqual({
      Rules: [{ ObjectOwnership: "BucketOwnerEnforced" }],
    });
    // Only the function that empties the bucket of an unprotected stage when it is removed.
    for (const { actions, principals } of readers) {
      expect(actions).not.toContain("s3:GetObject");
      expect(principals).toEqual({ AWS: [expect.stringContaining("CustomS3AutoDeleteObjects")] });
    }
  });

  it("the uploads bucket is encrypted with the data key and a bucket key", () => {
    expect(bucket.properties.BucketEncryption).toEqual({
      ServerSideEncryptionConfiguration: [
        {
          BucketKeyEnabled: true,
          ServerSideEncryptionByDefault: { SSEAlgorithm: "aws:kms", KMSMasterKeyID: dataKeyArn },
        },
      ],
    });
  });

  it("the uploads bucket is versioned", () => {
    expect(bucket.properties.VersioningConfiguration).toEqual({ Status: "Enabled" });
  });

  it("CORS allows the upload headers with PUT from the site's origin only", () => {
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

  it("unfinished uploads expire after one day and deleted originals after 30 days", () => {
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

  it("requests to the uploads bucket are logged to the access logs bucket, whose policy allows it", () => {
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

  it("S3 notifies the queue of new originals and of nothing else", () => {
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

  it("the uploads bucket is created after the queue's policy, which S3 tests", () => {
    expect(bucket.dependsOn).toContain(stage.resource("Uploads.UploadsQueuePolicy").logicalId);
  });
});

const queueSchema = z.object({
  VisibilityTimeout: z.number(),
  RedrivePolicy: z.object({ deadLetterTargetArn: z.string(), maxReceiveCount: z.number() }),
});

describe.each(stageNames)("the uploads queue of %s", (name) => {
  const stage = stages[name];
  const queue = queueSchema.parse(stage.resource("Uploads.UploadsQueue").properties);
  const deadLetters = stage.resource("Uploads.UploadsDeadLetters");
  const policyOf = (id: string) =>
    readPolicy(stage.resource(`Uploads.${id}`).properties.PolicyDocument);

  it("the queue's visibility timeout is six times the image processor's timeout", () => {
    const { Timeout } = stage.resource("Images.ImageProcessor").properties;

    expect(queue.VisibilityTimeout).toBe(6 * Number(Timeout));
  });

  it("a message that failed too often goes to the dead-letter queue for 14 days", () => {
    expect(queue.RedrivePolicy.deadLetterTargetArn).toBe(deadLettersArn);
    expect(deadLetters.properties.MessageRetentionPeriod).toBe(14 * oneDaySeconds);
  });

  it("a message is no longer retried when the sweep rejects its picture as stuck", () => {
    const seconds = queue.VisibilityTimeout * queue.RedrivePolicy.maxReceiveCount;

    expect(seconds).toBeLessThan(processingHours * 60 * 60);
  });

  it("only S3, for this account, may send messages to the queue", () => {
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
  ])("requests without TLS are refused: %s", (_, id, arn) => {
    expect(policyOf(`${id}Policy`)).toContainEqual({
      effect: "Deny",
      actions: ["sqs:*"],
      resources: [arn],
      principals: { AWS: ["*"] },
      condition: { Bool: { "aws:SecureTransport": "false" } },
    });
  });
});

it("with a domain, CORS of the uploads bucket allows that origin only", async () => {
  const stage = resolveStage(await synthesise("prod", { domain }));

  expect(stage.resource("Uploads.Uploads").properties.CorsConfiguration).toMatchObject({
    CorsRules: [{ AllowedOrigins: ["https://iotd.example.com"] }],
  });
});
