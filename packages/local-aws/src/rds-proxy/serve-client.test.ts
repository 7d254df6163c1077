import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";
import { eventually } from "@iotd/core/testing";
import { beforeEach, describe, expect, it, onTestFinished, vi } from "vitest";
import { listenLocally } from "../local-server.ts";
import { createMessageSplitter, fatalError, type Message, readyForQuery } from "./messages.ts";
import type { Upstream, UpstreamUser } from "./open-upstream.ts";
import { serveClient } from "./serve-client.ts";

/** A message of the client or of the database; both have the same format. */
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
let user: UpstreamUser | undefined;
const send = vi.fn<Upstream["send"]>();
const release = vi.fn<(upstream: Upstream) => void>();
const pause = vi.fn();

beforeEach(async () => {
  vi.clearAllMocks();
  const server = createServer();
  client = connect(await listenLocally(server), "127.0.0.1");
  const [socket] = await once(server, "connection");
  server.close();
  const upstream: Upstream = {
    parameters: new Map(),
    setUser: (next) => {
      user = next;
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
    acquire: async () => upstream,
    release,
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
  it("is released after the answer to its last request", async () => {
    client.write(Buffer.concat([parse, sync, parse, sync]));
    await untilSent(4);

    user?.onMessages(split(readyForQuery));
    expect(release).not.toHaveBeenCalled();
    user?.onMessages(split(readyForQuery));

    expect(release).toHaveBeenCalledOnce();
  });

  it("is kept if the next request begins before the answer to the last", async () => {
    client.write(Buffer.concat([parse, sync, parse]));
    await untilSent(3);

    user?.onMessages(split(readyForQuery));
    expect(release).not.toHaveBeenCalled();
    client.write(sync);
    await untilSent(4);
    user?.onMessages(split(readyForQuery));

    expect(release).toHaveBeenCalledOnce();
  });

  it("is kept in a transaction, even if a statement fails", async () => {
    client.write(Buffer.concat([sync, sync]));
    await untilSent(2);

    for (const status of ["T", "E"]) user?.onMessages(split(message("Z", status)));

    expect(release).not.toHaveBeenCalled();
  });

  it("is paused while the client reads more slowly than the database answers", async () => {
    client.write(sync);
    client.pause();
    await untilSent(1);

    user?.onMessages(split(message("D", "x".repeat(10_000_000))));

    expect(pause).toHaveBeenCalled();
  });
});

describe("a database connection that breaks", () => {
  const received = async () => {
    const chunks: Buffer[] = [];
    for await (const chunk of client) chunks.push(chunk);
    return Buffer.concat(chunks);
  };

  it("causes one error: the database's, if there is one", async () => {
    const last = fatalError({ sqlState: "57P01", message: "terminating connection" });
    client.write(sync);
    await untilSent(1);

    user?.onMessages(split(last));
    user?.onLost();

    expect(await received()).toEqual(last);
  });

  it("causes an error of the proxy if the database has sent none", async () => {
    client.write(sync);
    await untilSent(1);

    user?.onLost();

    expect(String(await received())).toContain("C57P01\0MThe connection to the database broke");
  });
});
