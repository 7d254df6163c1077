import type { DeadLetter } from "./message.ts";
import type { QueueAnswer, QueueEvent } from "./queue-event.ts";

/** One failed delivery. `willRetry` is false for the last one, after which the message is a dead letter. */
export type DeliveryFailure = {
  readonly id: string;
  readonly receiveCount: number;
  readonly error: unknown;
  readonly willRetry: boolean;
};

/** How a queue keeps and delivers its messages. */
export type QueueOptions = {
  /** Folder that keeps the messages, created if missing. Only one queue may be open on it. */
  readonly directory: string;
  /** Deliveries after which a message that failed in each becomes a dead letter. */
  readonly maxReceiveCount: number;
  /** The pause, in seconds, after the given number of failed deliveries of a message. */
  readonly retryDelaySeconds: (receiveCount: number) => number;
  /**
   * Handles one delivery, as a Lambda function on an SQS queue does. To throw, or to name the record
   * in `batchItemFailures`, is to fail.
   */
  readonly consume: (event: QueueEvent) => Promise<QueueAnswer>;
  /**
   * Messages delivered at the same time.
   * @default 1
   */
  readonly concurrency?: number;
  /** Is told of each failed delivery. @default tells nobody */
  readonly onFailure?: (failure: DeliveryFailure) => void;
  /**
   * Calls back after a number of milliseconds and gives a function that cancels it.
   * @default the system's timers
   */
  readonly schedule?: (callback: () => void, delayMilliseconds: number) => () => void;
  /** @default the system's clock */
  readonly now?: () => Date;
};

/** An open queue. */
export type Queue = {
  /**
   * Adds a message and gives its id. Once the promise resolves the message is on disk and will be
   * delivered, whatever becomes of this process.
   */
  readonly send: (body: string) => Promise<string>;
  /** Resolves when every message was consumed or given up, retries included; at once after `stop`. */
  readonly idle: () => Promise<void>;
  /** The messages that were given up, or whose files could not be read. */
  readonly deadLetters: () => Promise<DeadLetter[]>;
  /** Delivers all dead letters again, as if new, but those that cannot be read. Gives their number. */
  readonly redrive: () => Promise<number>;
  /** Delivers nothing more and resolves when deliveries under way have ended. The rest stays for the next start. */
  readonly stop: () => Promise<void>;
};
