import type { SQSBatchResponse, SQSEvent } from "aws-lambda";
import { type ProcessorDeps, processUpload } from "./process-upload.ts";
import { uploadedKeys } from "./uploaded-keys.ts";

/**
 * The consumer of the uploads queue, whose messages are S3's notifications of new objects. A message may
 * arrive late, out of order, more than once, or twice at the same time.
 *
 * Returns the messages that failed for a temporary reason, to be delivered again; the event source needs
 * `ReportBatchItemFailures`. Messages that can never succeed are logged and dropped. Pictures are processed
 * one by one, because each may need most of the memory.
 */
export const createHandler =
  (deps: ProcessorDeps) =>
  async (event: SQSEvent): Promise<SQSBatchResponse> => {
    const batchItemFailures: SQSBatchResponse["batchItemFailures"] = [];
    for (const { messageId, body } of event.Records) {
      const log = deps.log.with({ messageId });
      try {
        const keys = uploadedKeys(body);
        if (!keys) log.warn("dropped: the message names no object");
        for (const key of keys ?? []) await processUpload({ ...deps, log }, key);
      } catch (error) {
        log.error("failed: the message will be delivered again", { error });
        batchItemFailures.push({ itemIdentifier: messageId });
      }
    }
    return { batchItemFailures };
  };
