import { randomUUID } from "node:crypto";
import type { SQSEvent, SQSRecord } from "aws-lambda";

/** The body of S3's notification that an object was created under `key`. */
export const notificationOf = (key: string): string =>
  JSON.stringify({
    Records: [
      {
        eventSource: "aws:s3",
        eventName: "ObjectCreated:Put",
        s3: { object: { key: encodeURIComponent(key).replaceAll("%2F", "/") } },
      },
    ],
  });

/** A batch with one message for each body. */
export const sqsEvent = (...bodies: readonly string[]): SQSEvent => ({
  Records: bodies.map(toRecord),
});

const toRecord = (body: string): SQSRecord => ({
  messageId: randomUUID(),
  receiptHandle: randomUUID(),
  body,
  attributes: {
    ApproximateReceiveCount: "1",
    SentTimestamp: "1735689600000",
    SenderId: "S3",
    ApproximateFirstReceiveTimestamp: "1735689600000",
  },
  messageAttributes: {},
  md5OfBody: "",
  eventSource: "aws:sqs",
  eventSourceARN: "arn:aws:sqs:eu-west-1:000000000000:uploads",
  awsRegion: "eu-west-1",
});
