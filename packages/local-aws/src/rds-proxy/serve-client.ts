import type { Socket } from "node:net";
import {
  createMessageSplitter,
  fatalError,
  isFatalError,
  type Message,
  textAt,
} from "./messages.ts";
import type { Upstream } from "./open-upstream.ts";
import { type Pin, pinReasons, withoutStrings } from "./pin-reasons.ts";
import { Refusal, shuttingDown } from "./refusal.ts";
import type { UpstreamPool } from "./upstream-pool.ts";

/** The session of an authenticated client. */
export type Session = {
  /** Resolves when the client is disconnected. */
  readonly ended: Promise<void>;
  /** Cancels the client's request, if there is one. */
  readonly cancel: () => void;
  /** Ends the session with an error. */
  readonly disconnect: () => void;
};

/** Callbacks of a session. */
export type SessionEvents = {
  readonly onPin: (pin: Pin) => void;
  readonly onRefusal: (refusal: Refusal) => void;
};

/** The answer to a Query, a Sync or a FunctionCall ends with a ReadyForQuery. */
const endsRequest = (type: string) => type === "Q" || type === "S" || type === "F";
/** The messages of a COPY belong to the request that began it. */
const isCopy = (type: string) => type === "d" || type === "c" || type === "f";

/**
 * Forwards the messages of a client. It uses a database connection from the first message of a request or
 * transaction to the last of the answer; after a statement that pins the session, until it disconnects.
 */
export const serveClient = (
  client: Socket,
  pool: UpstreamPool,
  { onPin, onRefusal }: SessionEvents,
): Session => {
  let upstream: Upstream | undefined;
  /** The number of requests whose answer is not complete. */
  let unanswered = 0;
  /** Whether messages were sent that no Sync has followed yet. */
  let isWithinRequest = false;
  let isPinned = false;

  const answer = (acquired: Upstream, messages: readonly Message[]) => {
    if (!client.write(Buffer.concat(messages.map(({ bytes }) => bytes)))) {
      acquired.pause();
      client.once("drain", acquired.resume);
    }
    const ready = messages.filter(({ type }) => type === "Z");
    unanswered -= ready.length;
    const isInTransaction = ready.at(-1)?.body.toString("latin1") !== "I";
    if (isInTransaction || unanswered > 0 || isWithinRequest || isPinned) return;
    upstream = undefined;
    acquired.setUser(undefined);
    pool.release(acquired);
  };

  const acquire = async (): Promise<Upstream> => {
    const acquired = await pool.acquire();
    if (client.destroyed) {
      pool.release(acquired);
      throw new Error("The client has disconnected.");
    }
    let isReported = false;
    acquired.setUser({
      onMessages: (messages) => {
        isReported = messages.some(isFatalError);
        answer(acquired, messages);
      },
      onLost: () => {
        if (!isReported) client.write(fatalError(connectionLost));
        client.destroySoon();
      },
    });
    upstream = acquired;
    return acquired;
  };

  const forward = async (message: Message) => {
    const acquired = upstream ?? (await acquire());
    for (const pin of pinsOf(message)) {
      isPinned = true;
      onPin(pin);
    }
    if (endsRequest(message.type)) unanswered += 1;
    if (!isCopy(message.type)) isWithinRequest = !endsRequest(message.type);
    acquired.send(message.bytes);
  };

  const run = async () => {
    const split = createMessageSplitter();
    try {
      // The end of the loop must not destroy the socket, because a refusal has to be sent first.
      for await (const chunk of client.iterator({ destroyOnReturn: false })) {
        for (const message of split(chunk)) {
          if (message.type === "X") return;
          await forward(message);
        }
      }
    } catch (error) {
      if (error instanceof Refusal) {
        client.write(fatalError(error));
        onRefusal(error);
      } else if (!client.destroyed) {
        throw error;
      }
    } finally {
      upstream?.setUser(undefined);
      upstream?.close();
      client.destroySoon();
    }
  };

  return {
    ended: run(),
    cancel: () => upstream?.cancel(),
    disconnect: () => {
      client.write(fatalError(shuttingDown()));
      client.destroySoon();
    },
  };
};

const connectionLost = new Refusal(
  "57P01",
  "The connection to the database broke. The last statement may or may not have been executed.",
);

const pinsOf = ({ type, body }: Message): Pin[] => {
  if (type === "Q") return pinReasons(textAt(body, 0));
  if (type !== "P") return [];
  const name = textAt(body, 0);
  const statement = textAt(body, Buffer.byteLength(name) + 1);
  if (name === "") return pinReasons(statement);
  return [
    { reason: "prepared statements belong to a session", statement: withoutStrings(statement) },
  ];
};
