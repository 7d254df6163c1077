import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";
import { eventually } from "@iotd/core/testing";
import { beforeEach, describe, expect, it, onTestFinished, vi } from "vitest";
import { listenLocally } from "../local-server.ts";
import { createMessageSplitter, fatalError, type Message, readyForQuery } from "./messages.ts";
import type { Holder, Upstream } from "./open-upstream.ts";
import { serveClient } from "./serve-client.ts";

/** A message of the client, and one of the database: both are cut by the same rule. */
const message = (type: string, body = ""): Buffer => {
  const bytes = Buffer.alloc(5 + body.length);
  bytes.write(type + "\0".repeat(4) + body, "latin1");
  bytes.writeInt32BE(4 + body.length, 1);
  return bytes;
};
const parse = message("P", "\0select 1\0\0\0");
const sync = message("S");
const split = (...bytes: Buffer[]): Message[] => createMessageSplitter()(Buffer.concat(bytes));

let client: Socket;
let holder: Holder | undefined;
const send = vi.fn<Upstream["send"]>();
const giveBack = vi.fn<(upstream: Upstream) => void>();
const pause = vi.fn();

beforeEach(async () => {
  vi.clearAllMocks();
  const server = createServer();
  client = connect(await listenLocally(server), "127.0.0.1");
  const [socket] = await once(server, "connection");
  server.close();
  const upstream: Upstream = {
    parameters: new Map(),
    heldBy: (next) => {
      holder = next;
    },
    send,
    pause,
    resume: vi.fn(),
    cancel: vi.fn(),
    isOpen: () => true,
    close: vi.fn(),
    closed: new Promise(() => undefined),
  };
  const pool = {
    borrow: async () => upstream,
    giveBack,
    parameters: async () => upstream.parameters,
    counts: () => ({ open: 1, inUse: 0 }),
    close: async () => undefined,
  };
  const session = serveClient(socket, pool, { onPin: vi.fn(), onRefusal: vi.fn() });
  onTestFinished(async () => {
    client.destroy();
    await session.ended;
  });
});

const untilSent = (count: number) => eventually(() => expect(send).toHaveBeenCalledTimes(count));

describe("a client's database connection", () => {
  it("is given back after the answer to its last request", async () => {
    client.write(Buffer.concat([parse, sync, parse, sync]));
    await untilSent(4);

    holder?.onMessages(split(readyForQuery));
    expect(giveBack).not.toHaveBeenCalled();
    holder?.onMessages(split(readyForQuery));

    expect(giveBack).toHaveBeenCalledOnce();
  });

  it("is kept when the next request has begun before the answer to the last", async () => {
    client.write(Buffer.concat([parse, sync, parse]));
    await untilSent(3);

    holder?.onMessages(split(readyForQuery));
    expect(giveBack).not.toHaveBeenCalled();
    client.write(sync);
    await untilSent(4);
    holder?.onMessages(split(readyForQuery));

    expect(giveBack).toHaveBeenCalledOnce();
  });

  it("is kept within a transaction, failed or not", async () => {
    client.write(Buffer.concat([sync, sync]));
    await untilSent(2);

    for (const status of ["T", "E"]) holder?.onMessages(split(message("Z", status)));

    expect(giveBack).not.toHaveBeenCalled();
  });

  it("waits for a client that reads slower than the database answers", async () => {
    client.write(sync);
    client.pause();
    await untilSent(1);

    holder?.onMessages(split(message("D", "x".repeat(10_000_000))));

    expect(pause).toHaveBeenCalled();
  });
});

describe("a database connection that breaks", () => {
  const received = async () => {
    const chunks: Buffer[] = [];
    for await (const chunk of client) chunks.push(chunk);
    return Buffer.concat(chunks);
  };

  it("is told of once, by the database if it still can", async () => {
    const last = fatalError({ sqlState: "57P01", message: "terminating connection" });
    client.write(sync);
    await untilSent(1);

    holder?.onMessages(split(last));
    holder?.onLost();

    expect(await received()).toEqual(last);
  });

  it("is told of by the proxy otherwise", async () => {
    client.write(sync);
    await untilSent(1);

    holder?.onLost();

    expect(String(await received())).toContain("C57P01\0MThe connection to the database broke");
  });
});
