import type { SQSBatchResponse, SQSEvent } from "aws-lambda";
import { type ProcessorDeps, processUpload } from "./process-upload.ts";
import { uploadedKeys } from "./uploaded-keys.ts";

/**
 * The consumer of the uploads queue: each message is S3's notification of objects created. Messages
 * may come twice, late, out of order, or twice at once.
 *
 * Answers with the messages that failed for a passing reason, to be delivered again; the event
 * source needs `ReportBatchItemFailures`. What can never succeed is logged and dropped. One
 * picture after the other, since each may need most of the memory.
 */
export const createHandler =
  (deps: ProcessorDeps) =>
  async (event: SQSEvent): Promise<SQSBatchResponse> => {
    const batchItemFailures: SQSBatchResponse["batchItemFailures"] = [];
    for (const { messageId, body } of event.Records) {
      const log = deps.log.with({ messageId });
      try {
        const keys = uploadedKeys(body);
        if (!keys) log.warn("dropped: the message tells of no object");
        for (const key of keys ?? []) await processUpload({ ...deps, log }, key);
      } catch (error) {
        log.error("failed: the message is to be delivered again", { error });
        batchItemFailures.push({ itemIdentifier: messageId });
      }
    }
    return { batchItemFailures };
  };
