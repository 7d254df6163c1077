import { mkdir, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { aTemporaryFolder } from "@iotd/core/testing";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createDeferred } from "../deferred.ts";
import { openQueue } from "./open-queue.ts";
import type { Queue, QueueOptions } from "./queue.ts";
import type { QueueAnswer, QueueEvent } from "./queue-event.ts";

let directory: string;
let open: Queue[];

beforeEach(async () => {
  directory = await aTemporaryFolder();
  open = [];
});

afterEach(() => Promise.all(open.map((queue) => queue.stop())));

const success: QueueAnswer = { batchItemFailures: [] };

const aQueue = async (options: Partial<QueueOptions> = {}): Promise<Queue> => {
  const queue = await openQueue({
    directory,
    maxReceiveCount: 5,
    retryDelaySeconds: () => 0,
    consume: async () => success,
    ...options,
  });
  open.push(queue);
  return queue;
};

const aConsumer = (answer: (event: QueueEvent) => Promise<QueueAnswer> = async () => success) => {
  const events: QueueEvent[] = [];
  const consume = async (event: QueueEvent): Promise<QueueAnswer> => {
    events.push(event);
    return await answer(event);
  };
  const bodies = () => events.map(({ Records }) => Records[0]?.body);
  const receiveCounts = () =>
    events.map(({ Records }) => Records[0]?.attributes.ApproximateReceiveCount);
  return { consume, events, bodies, receiveCounts };
};

const failure = async (): Promise<never> => {
  throw new Error("no decoder");
};

const never = () => new Promise<never>(() => undefined);

const pendingFiles = () => readdir(join(directory, "pending"));

describe("openQueue", () => {
  it("delivers a message in the format of Lambda's SQS events", async () => {
    const { consume, events } = aConsumer();
    const queue = await aQueue({ consume, now: () => new Date(1_000) });

    const id = await queue.send("hello");
    await queue.idle();

    expect(events).toEqual([
      {
        Records: [
          expect.objectContaining({
            messageId: id,
            body: "hello",
            md5OfBody: "5d41402abc4b2a76b9719d911017c592",
            eventSource: "aws:sqs",
            attributes: {
              ApproximateReceiveCount: "1",
              SentTimestamp: "1000",
              SenderId: "local",
              ApproximateFirstReceiveTimestamp: "1000",
            },
          }),
        ],
      },
    ]);
  });

  it("removes a message that was consumed", async () => {
    const queue = await aQueue();

    await queue.send("hello");
    await queue.idle();

    expect(await pendingFiles()).toEqual([]);
    expect(await queue.deadLetters()).toEqual([]);
  });

  it("is idle at once when it is empty", async () => {
    await expect((await aQueue()).idle()).resolves.toBeUndefined();
  });

  it("delivers a message again after the consumer throws", async () => {
    const { consume, receiveCounts } = aConsumer(
      vi
        .fn<() => Promise<QueueAnswer>>()
        .mockImplementationOnce(failure)
        .mockResolvedValue(success),
    );
    const queue = await aQueue({ consume });

    await queue.send("hello");
    await queue.idle();

    expect(receiveCounts()).toEqual(["1", "2"]);
    expect(await queue.deadLetters()).toEqual([]);
  });

  it("delivers a message again after the consumer reports its record as failed", async () => {
    const { consume, receiveCounts } = aConsumer(async ({ Records }) => {
      const [record] = Records;
      return record?.attributes.ApproximateReceiveCount === "1"
        ? { batchItemFailures: [{ itemIdentifier: record.messageId }] }
        : success;
    });
    const queue = await aQueue({ consume });

    await queue.send("hello");
    await queue.idle();

    expect(receiveCounts()).toEqual(["1", "2"]);
  });

  it("waits between deliveries for the configured time", async () => {
    const delays: number[] = [];
    const queue = await aQueue({
      consume: failure,
      maxReceiveCount: 4,
      retryDelaySeconds: (receiveCount) => 10 ** receiveCount,
      schedule: (callback, delayMilliseconds) => {
        delays.push(delayMilliseconds);
        queueMicrotask(callback);
        return () => undefined;
      },
    });

    await queue.send("hello");
    await queue.idle();

    expect(delays).toEqual([10_000, 100_000, 1_000_000]);
  });

  it("makes a message a dead letter after its last failed delivery, with the last error", async () => {
    const { consume, events } = aConsumer(failure);
    const queue = await aQueue({ consume, maxReceiveCount: 5 });

    const id = await queue.send("hello");
    await queue.idle();

    expect(events).toHaveLength(5);
    expect(await queue.deadLetters()).toEqual([
      { id, body: "hello", receiveCount: 5, lastError: "no decoder" },
    ]);
    expect(await pendingFiles()).toEqual([]);
  });

  it("reports each failure, and whether another delivery follows", async () => {
    const onFailure = vi.fn();
    const queue = await aQueue({ consume: failure, maxReceiveCount: 2, onFailure });

    const id = await queue.send("hello");
    await queue.idle();

    expect(onFailure.mock.calls).toEqual([
      [{ id, receiveCount: 1, error: new Error("no decoder"), willRetry: true }],
      [{ id, receiveCount: 2, error: new Error("no decoder"), willRetry: false }],
    ]);
  });

  it("delivers other messages while one waits to be retried", async () => {
    const consumedGood = createDeferred<void>();
    const consume = async ({ Records }: QueueEvent): Promise<QueueAnswer> => {
      if (Records[0]?.body === "bad") return await failure();
      consumedGood.resolve();
      return success;
    };
    const queue = await aQueue({ consume, schedule: () => () => undefined });

    await queue.send("bad");
    await queue.send("good");

    await expect(consumedGood.promise).resolves.toBeUndefined();
  });

  it("delivers pending messages when it is opened again", async () => {
    const first = await aQueue({ consume: failure, schedule: () => () => undefined });
    await first.send("hello");
    await first.stop();

    const { consume, bodies, receiveCounts } = aConsumer();
    const second = await aQueue({ consume });
    await second.idle();

    expect(bodies()).toEqual(["hello"]);
    expect(receiveCounts()).toEqual(["2"]);
  });

  it("delivers the message that a killed process was working on again, and counts that delivery", async () => {
    const received = createDeferred<void>();
    await openQueue({
      directory,
      maxReceiveCount: 5,
      retryDelaySeconds: () => 0,
      consume: () => {
        received.resolve();
        return never();
      },
    }).then((killed) => killed.send("hello"));
    await received.promise;

    const { consume, receiveCounts } = aConsumer();
    const next = await aQueue({ consume });
    await next.idle();

    expect(receiveCounts()).toEqual(["2"]);
  });

  it("makes a message that kills the process on each delivery a dead letter", async () => {
    const received = createDeferred<void>();
    const killed = await openQueue({
      directory,
      maxReceiveCount: 1,
      retryDelaySeconds: () => 0,
      consume: () => {
        received.resolve();
        return never();
      },
    });
    await killed.send("hello");
    await received.promise;

    const { consume, events } = aConsumer();
    const next = await aQueue({ consume, maxReceiveCount: 1 });
    await next.idle();

    expect(events).toEqual([]);
    expect(await next.deadLetters()).toMatchObject([
      { body: "hello", receiveCount: 1, lastError: "The process ended during the last delivery." },
    ]);
  });

  it("keeps dead letters when it is opened again", async () => {
    const first = await aQueue({ consume: failure, maxReceiveCount: 1 });
    await first.send("hello");
    await first.idle();
    await first.stop();

    const second = await aQueue();

    expect(await second.deadLetters()).toMatchObject([{ body: "hello", lastError: "no decoder" }]);
  });

  it("moves a file that is not a message to the dead letters and delivers the others", async () => {
    await mkdir(join(directory, "pending"));
    await writeFile(join(directory, "pending", "half.json"), '{"id":"half","bo');
    const { consume, bodies } = aConsumer();
    const queue = await aQueue({ consume });

    await queue.send("hello");
    await queue.idle();

    expect(bodies()).toEqual(["hello"]);
    expect(await queue.deadLetters()).toEqual([
      {
        id: "half",
        body: '{"id":"half","bo',
        receiveCount: 0,
        lastError: "The file cannot be read as a message.",
      },
    ]);
  });

  it("removes unfinished files", async () => {
    await mkdir(join(directory, "pending"));
    await writeFile(join(directory, "pending", ".a.json.1.unfinished"), "{");

    await aQueue();

    expect(await pendingFiles()).toEqual([]);
  });

  it("delivers one message at a time", async () => {
    let running = 0;
    let most = 0;
    const consume = async () => {
      running += 1;
      most = Math.max(most, running);
      await new Promise(setImmediate);
      running -= 1;
      return success;
    };
    const queue = await aQueue({ consume });

    await Promise.all(Array.from({ length: 9 }, (_, index) => queue.send(`${index}`)));
    await queue.idle();

    expect(most).toBe(1);
    expect(running).toBe(0);
  });

  it("completes the delivery under way when it is stopped, and keeps other messages", async () => {
    const received = createDeferred<void>();
    const finish = createDeferred<void>();
    const { consume, bodies } = aConsumer(async () => {
      received.resolve();
      await finish.promise;
      return success;
    });
    const queue = await aQueue({ consume });
    await queue.send("first");
    await queue.send("second");
    await received.promise;

    const stopped = queue.stop();
    finish.resolve();
    await stopped;

    expect(bodies()).toEqual(["first"]);
    expect(await pendingFiles()).toHaveLength(1);
  });

  it("refuses messages when it is stopped", async () => {
    const queue = await aQueue();
    await queue.stop();

    await expect(queue.send("late")).rejects.toThrow(`The queue in ${directory} is stopped.`);
  });
});
