import type { DeadLetter } from "./message.ts";
import type { QueueAnswer, QueueEvent } from "./queue-event.ts";

/** One failed delivery. `willRetry` is false for the last one, which makes the message a dead letter. */
export type DeliveryFailure = {
  readonly id: string;
  readonly receiveCount: number;
  readonly error: unknown;
  readonly willRetry: boolean;
};

/** How a queue stores and delivers its messages. */
export type QueueOptions = {
  /** Folder for the messages, created if missing. Only one queue may be open on it. */
  readonly directory: string;
  /** The number of failed deliveries after which a message becomes a dead letter. */
  readonly maxReceiveCount: number;
  /** The pause, in seconds, after the given number of failed deliveries of a message. */
  readonly retryDelaySeconds: (receiveCount: number) => number;
  /**
   * Handles one delivery, as a Lambda function on an SQS queue does. It fails if it throws or names the
   * record in `batchItemFailures`.
   */
  readonly consume: (event: QueueEvent) => Promise<QueueAnswer>;
  /** Called for each failed delivery. @default does nothing */
  readonly onFailure?: (failure: DeliveryFailure) => void;
  /**
   * Calls back after a number of milliseconds, unless the function that it returns is called before.
   * @default the system's timers
   */
  readonly schedule?: (callback: () => void, delayMilliseconds: number) => () => void;
  /** @default the system's clock */
  readonly now?: () => Date;
};

/** An open queue. */
export type Queue = {
  /**
   * Adds a message and resolves with its id. The message is then on disk and will be delivered, even if
   * this process is killed.
   */
  readonly send: (body: string) => Promise<string>;
  /** Resolves when each message is consumed or a dead letter, retries included; at once after `stop`. */
  readonly idle: () => Promise<void>;
  /** Messages whose deliveries all failed, and files that are not messages. */
  readonly deadLetters: () => Promise<DeadLetter[]>;
  /** Resolves when deliveries under way have ended and starts no others. Other messages stay for the next start. */
  readonly stop: () => Promise<void>;
};
