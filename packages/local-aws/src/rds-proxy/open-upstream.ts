import { connect, Socket } from "node:net";
import pg from "pg";
import * as z from "zod";
import { cancelRequest, createMessageSplitter, type Message, terminate } from "./messages.ts";

/** Who holds an upstream connection. */
export type Holder = {
  readonly onMessages: (messages: readonly Message[]) => void;
  /** It broke, and the database has done nobody knows what. */
  readonly onLost: () => void;
};

/** A connection to the database, signed in and idle when it is opened. */
export type Upstream = {
  /** What the database says about itself at sign-in. */
  readonly parameters: ReadonlyMap<string, string>;
  /** Who hears what the database says from now on. */
  readonly heldBy: (holder: Holder | undefined) => void;
  readonly send: (bytes: Buffer) => void;
  readonly pause: () => void;
  readonly resume: () => void;
  readonly cancel: () => void;
  readonly isOpen: () => boolean;
  /** Ends the session; whatever it was doing is rolled back. */
  readonly close: () => void;
  readonly closed: Promise<void>;
};

const connectTimeoutMilliseconds = 3_000;

/**
 * Signs in to the database at `url`. `pg` does that, with SCRAM and TLS if the URL asks for it,
 * and hands over its socket: nothing of it runs any more when messages are passed on.
 *
 * @throws what `pg` throws.
 */
export const openUpstream = async (url: string): Promise<Upstream> => {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: connectTimeoutMilliseconds,
    keepAlive: true,
  });
  // Whoever holds the connection hears that it broke from the socket.
  client.on("error", () => undefined);
  const parameters = new Map<string, string>();
  client.connection.on("parameterStatus", (message: unknown) => {
    const { parameterName, parameterValue } = parameterSchema.parse(message);
    parameters.set(parameterName, parameterValue);
  });
  await client.connect();
  const { processID, secretKey } = keySchema.parse(client);
  const { stream: socket } = socketSchema.parse(client.connection);
  socket.removeAllListeners("data");

  let holder: Holder | undefined;
  const split = createMessageSplitter();
  socket.on("data", (chunk: Buffer) => {
    const messages = split(chunk);
    if (messages.length > 0) holder?.onMessages(messages);
  });
  const closed = new Promise<void>((resolve) => {
    socket.once("close", () => {
      resolve();
      holder?.onLost();
    });
  });

  return {
    parameters,
    heldBy: (next) => {
      holder = next;
      socket.resume();
    },
    send: (bytes) => write(socket, bytes),
    pause: () => socket.pause(),
    resume: () => socket.resume(),
    cancel: () => {
      const cancelling = connect(client.port, client.host);
      cancelling.on("error", () => undefined);
      cancelling.end(cancelRequest(processID, secretKey));
    },
    isOpen: () => !socket.destroyed && socket.writable,
    close: () => {
      socket.write(terminate);
      socket.destroySoon();
    },
    closed,
  };
};

/** In one packet with whatever else is written in this turn. */
const write = (socket: Socket, bytes: Buffer): void => {
  socket.cork();
  socket.write(bytes);
  process.nextTick(() => socket.uncork());
};

// Public to whoever listens on the wire, not in pg's types.
const parameterSchema = z.object({ parameterName: z.string(), parameterValue: z.string() });
const keySchema = z.object({ processID: z.number(), secretKey: z.number() });
const socketSchema = z.object({ stream: z.instanceof(Socket) });
