import { connect, Socket } from "node:net";
import pg from "pg";
import * as z from "zod";
import { cancelRequest, createMessageSplitter, type Message, terminate } from "./messages.ts";

/** The callbacks of the client that uses an upstream connection. */
export type UpstreamUser = {
  readonly onMessages: (messages: readonly Message[]) => void;
  /** The connection broke. The database may or may not have run the last statement. */
  readonly onLost: () => void;
};

/** A connection to the database, authenticated and idle when it is opened. */
export type Upstream = {
  /** The settings that the database reports when a connection is opened. */
  readonly parameters: ReadonlyMap<string, string>;
  /** Sets the user who gets messages from now on, if any. */
  readonly setUser: (user: UpstreamUser | undefined) => void;
  readonly send: (bytes: Buffer) => void;
  readonly pause: () => void;
  readonly resume: () => void;
  readonly cancel: () => void;
  readonly isOpen: () => boolean;
  /** Ends the session; a transaction is rolled back. */
  readonly close: () => void;
  readonly closed: Promise<void>;
};

const connectTimeoutMilliseconds = 3_000;

/**
 * Connects to the database at `url`. `pg` does the authentication, with SCRAM and with TLS if the URL
 * asks for it; after that only its socket is used.
 *
 * @throws the errors of `pg`.
 */
export const openUpstream = async (url: string): Promise<Upstream> => {
  const client = new pg.Client({
    ssl: false,
    sslnegotiation: "postgres",
    connectionString: url,
    connectionTimeoutMillis: connectTimeoutMilliseconds,
    keepAlive: true,
  });
  // The user of the connection is informed by the event of the socket.
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

  let user: UpstreamUser | undefined;
  const split = createMessageSplitter();
  socket.on("data", (chunk: Buffer) => {
    const messages = split(chunk);
    if (messages.length > 0) user?.onMessages(messages);
  });
  const closed = new Promise<void>((resolve) => {
    socket.once("close", () => {
      resolve();
      user?.onLost();
    });
  });

  return {
    parameters,
    setUser: (next) => {
      user = next;
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

/** All that is written in one turn of the event loop is sent together. */
const write = (socket: Socket, bytes: Buffer): void => {
  socket.cork();
  socket.write(bytes);
  process.nextTick(() => socket.uncork());
};

// These fields are missing in pg's types.
const parameterSchema = z.object({ parameterName: z.string(), parameterValue: z.string() });
const keySchema = z.object({ processID: z.number(), secretKey: z.number() });
const socketSchema = z.object({ stream: z.instanceof(Socket) });
