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

/** A client that has signed in. */
export type Session = {
  /** Resolves when the client has left or was sent away. */
  readonly ended: Promise<void>;
  /** Cancels what the client's request does, if there is one. */
  readonly cancel: () => void;
  /** Ends the session and tells the client so. */
  readonly sendAway: () => void;
};

export type SessionEvents = {
  readonly onPin: (pin: Pin) => void;
  readonly onRefusal: (refusal: Refusal) => void;
};

/** A Query, a Sync and a FunctionCall are each answered by one ReadyForQuery. */
const endsRequest = (type: string) => type === "Q" || type === "S" || type === "F";
/** What a client sends within a COPY is part of the request that began it. */
const isCopy = (type: string) => type === "d" || type === "c" || type === "f";

/**
 * Passes on what a client sends. It has a database connection from the first message of a request
 * or transaction to the last of the answer, unless it pins one: then until it leaves.
 */
export const serveClient = (
  client: Socket,
  pool: UpstreamPool,
  { onPin, onRefusal }: SessionEvents,
): Session => {
  let upstream: Upstream | undefined;
  /** Requests whose answer is not complete. */
  let unanswered = 0;
  /** Whether messages were sent whose Sync has not come yet. */
  let isWithinRequest = false;
  let isPinned = false;

  const answer = (lent: Upstream, messages: readonly Message[]) => {
    if (!client.write(Buffer.concat(messages.map(({ bytes }) => bytes)))) {
      lent.pause();
      client.once("drain", lent.resume);
    }
    const ready = messages.filter(({ type }) => type === "Z");
    unanswered -= ready.length;
    const isInTransaction = ready.at(-1)?.body.toString("latin1") !== "I";
    if (isInTransaction || unanswered > 0 || isWithinRequest || isPinned) return;
    upstream = undefined;
    lent.heldBy(undefined);
    pool.giveBack(lent);
  };

  const borrow = async (): Promise<Upstream> => {
    const lent = await pool.borrow();
    if (client.destroyed) {
      pool.giveBack(lent);
      throw new Error("The client has left.");
    }
    let isTold = false;
    lent.heldBy({
      onMessages: (messages) => {
        isTold = messages.some(isFatalError);
        answer(lent, messages);
      },
      onLost: () => {
        if (!isTold) client.write(fatalError(connectionLost));
        client.destroySoon();
      },
    });
    upstream = lent;
    return lent;
  };

  const passOn = async (message: Message) => {
    const lent = upstream ?? (await borrow());
    for (const pin of pinsOf(message)) {
      isPinned = true;
      onPin(pin);
    }
    if (endsRequest(message.type)) unanswered += 1;
    if (!isCopy(message.type)) isWithinRequest = !endsRequest(message.type);
    lent.send(message.bytes);
  };

  const run = async () => {
    const split = createMessageSplitter();
    try {
      // Not destroyed by the loop's end: a refusal has to reach the client first.
      for await (const chunk of client.iterator({ destroyOnReturn: false })) {
        for (const message of split(chunk)) {
          if (message.type === "X") return;
          await passOn(message);
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
      upstream?.heldBy(undefined);
      upstream?.close();
      client.destroySoon();
    }
  };

  return {
    ended: run(),
    cancel: () => upstream?.cancel(),
    sendAway: () => {
      client.write(fatalError(shuttingDown()));
      client.destroySoon();
    },
  };
};

const connectionLost = new Refusal(
  "57P01",
  "The connection to the database broke: what was under way may or may not have happened.",
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
