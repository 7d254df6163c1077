import { randomUUID } from "node:crypto";
import { basename } from "node:path";
import { errorSentence } from "@iotd/core/error-sentence";
import type { Message } from "./message.ts";
import { openMessageFiles } from "./message-files.ts";
import type { Queue, QueueOptions } from "./queue.ts";
import { queueEvent } from "./queue-event.ts";

/**
 * Opens a queue on disk that behaves as an SQS queue with a dead-letter queue and a Lambda function as its
 * consumer: every message is delivered at least once, in any order, and again after a failure. A
 * delivery is counted before it begins, so that a message that kills the process becomes a dead letter
 * too. Pending messages are delivered as soon as the queue is open.
 */
export const openQueue = async ({
  directory,
  maxReceiveCount,
  retryDelaySeconds,
  consume,
  onFailure = () => undefined,
  schedule = systemSchedule,
  now = () => new Date(),
}: QueueOptions): Promise<Queue> => {
  const files = await openMessageFiles(directory);
  const due: Message[] = await files.loadPending();
  const delayed = new Map<string, () => void>();
  let inFlight: Promise<void> | undefined;
  let idleWaiters: (() => void)[] = [];
  let isStopped = false;

  const isIdle = () => isStopped || (due.length + delayed.size === 0 && inFlight === undefined);

  const deliverDue = (): void => {
    const message = isStopped || inFlight !== undefined ? undefined : due.shift();
    if (message !== undefined) {
      inFlight = deliver(message).finally(() => {
        inFlight = undefined;
        deliverDue();
      });
    }
    if (isIdle()) {
      for (const resolve of idleWaiters) resolve();
      idleWaiters = [];
    }
  };

  const deliverLater = (message: Message): void => {
    const milliseconds = retryDelaySeconds(message.receiveCount) * 1000;
    const cancel = schedule(() => {
      delayed.delete(message.id);
      due.push(message);
      deliverDue();
    }, milliseconds);
    delayed.set(message.id, cancel);
  };

  const deliver = async (message: Message): Promise<void> => {
    if (message.receiveCount >= maxReceiveCount) {
      await retryOrMarkDead(message, new Error("The process ended during the last delivery."));
      return;
    }
    const receiveCount = message.receiveCount + 1;
    const firstReceivedAt = message.firstReceivedAt ?? now().getTime();
    const received = { ...message, receiveCount, firstReceivedAt };
    try {
      await files.savePending(received);
      const { batchItemFailures } = await consume(queueEvent(received, basename(directory)));
      if (batchItemFailures.length > 0) throw new Error("The consumer reported a failure.");
      await files.removePending(message.id);
    } catch (error) {
      await retryOrMarkDead(received, error);
    }
  };

  const retryOrMarkDead = async (received: Message, error: unknown): Promise<void> => {
    const { id, receiveCount } = received;
    const willRetry = receiveCount < maxReceiveCount;
    const failed = { ...received, lastError: errorSentence(error) };
    onFailure({ id, receiveCount, error, willRetry });
    try {
      await (willRetry ? files.savePending(failed) : files.markDead(failed));
      if (willRetry && !isStopped) deliverLater(failed);
    } catch (cause) {
      // The change cannot be written, so the message is on disk as it was: it is delivered again.
      onFailure({ id, receiveCount, error: cause, willRetry: true });
      if (!isStopped) deliverLater(failed);
    }
  };

  deliverDue();
  return {
    send: async (body) => {
      if (isStopped) throw new Error(`The queue in ${directory} is stopped.`);
      const message = { id: randomUUID(), body, sentAt: now().getTime(), receiveCount: 0 };
      await files.savePending(message);
      due.push(message);
      deliverDue();
      return message.id;
    },
    idle: () =>
      isIdle() ? Promise.resolve() : new Promise((resolve) => idleWaiters.push(() => resolve())),
    deadLetters: () => files.loadDead(),
    stop: async () => {
      isStopped = true;
      for (const cancel of delayed.values()) cancel();
      delayed.clear();
      await inFlight;
      deliverDue();
    },
  };
};

const systemSchedule = (callback: () => void, delayMilliseconds: number): (() => void) => {
  const timer = setTimeout(callback, delayMilliseconds);
  return () => clearTimeout(timer);
};
