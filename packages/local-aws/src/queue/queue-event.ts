import { createHash } from "node:crypto";
import { localRegion } from "../region.ts";
import type { Message } from "./message.ts";

/** The event that Lambda gives to a function for messages of an SQS queue. Here it always has one record. */
export type QueueEvent = {
  Records: {
    messageId: string;
    receiptHandle: string;
    body: string;
    attributes: {
      ApproximateReceiveCount: string;
      SentTimestamp: string;
      SenderId: string;
      ApproximateFirstReceiveTimestamp: string;
    };
    messageAttributes: Record<string, never>;
    md5OfBody: string;
    eventSource: string;
    eventSourceARN: string;
    awsRegion: string;
  }[];
};

/** A function's answer, with the records that failed (`ReportBatchItemFailures`). */
export type QueueAnswer = { batchItemFailures: { itemIdentifier: string }[] };

/** The event for one message of the queue `queueName`. */
export const queueEvent = (message: Message, queueName: string): QueueEvent => ({
  Records: [
    {
      messageId: message.id,
      receiptHandle: `${message.id}:${message.receiveCount}`,
      body: message.body,
      attributes: {
        ApproximateReceiveCount: String(message.receiveCount),
        SentTimestamp: String(message.sentAt),
        SenderId: "local",
        ApproximateFirstReceiveTimestamp: String(message.firstReceivedAt ?? message.sentAt),
      },
      messageAttributes: {},
      md5OfBody: createHash("md5").update(message.body).digest("hex"),
      eventSource: "aws:sqs",
      eventSourceARN: `arn:aws:sqs:${localRegion}:000000000000:${queueName}`,
      awsRegion: localRegion,
    },
  ],
});
