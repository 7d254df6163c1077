/**
 * One message of PostgreSQL's protocol: a letter, a length (of itself and the body) and a body.
 * See https://www.postgresql.org/docs/17/protocol-message-formats.html
 */
export type Message = {
  readonly type: string;
  readonly body: Buffer;
  /** The whole message, as it is sent. */
  readonly bytes: Buffer;
};

const headerBytes = 5;

/** Splits a stream into messages: call it with each chunk, and it returns the messages that are complete. */
export const createMessageSplitter = (): ((chunk: Buffer) => Message[]) => {
  let waiting: Buffer[] = [];
  let waitingBytes = 0;
  let neededBytes = headerBytes;

  return (chunk) => {
    waiting.push(chunk);
    waitingBytes += chunk.length;
    // The chunks of a message are concatenated once, not with each chunk.
    if (waitingBytes < neededBytes) return [];
    let rest = waiting.length === 1 ? chunk : Buffer.concat(waiting);
    const messages: Message[] = [];
    for (;;) {
      neededBytes = rest.length < headerBytes ? headerBytes : 1 + rest.readInt32BE(1);
      if (rest.length < neededBytes) break;
      const bytes = rest.subarray(0, neededBytes);
      messages.push({
        type: String.fromCharCode(bytes.readUInt8(0)),
        body: bytes.subarray(headerBytes),
        bytes,
      });
      rest = rest.subarray(neededBytes);
    }
    waiting = [rest];
    waitingBytes = rest.length;
    return messages;
  };
};

/** The text from `offset` of a body to the next zero byte. */
export const textAt = (body: Buffer, offset: number): string => {
  const end = body.indexOf(0, offset);
  return body.toString("utf8", offset, end === -1 ? body.length : end);
};

const message = (type: string, body: Buffer): Buffer => {
  const header = Buffer.alloc(headerBytes);
  header.write(type, "latin1");
  header.writeInt32BE(body.length + 4, 1);
  return Buffer.concat([header, body]);
};

const texts = (...parts: readonly string[]): Buffer =>
  Buffer.from(parts.map((part) => `${part}\0`).join(""));

const numbers = (...values: readonly number[]): Buffer => {
  const body = Buffer.alloc(4 * values.length);
  for (const [index, value] of values.entries()) body.writeInt32BE(value, 4 * index);
  return body;
};

/** The client is authenticated. */
export const authenticationOk = message("R", numbers(0));
/** Asks the client for its password, which is a token here. */
export const authenticationCleartextPassword = message("R", numbers(3));
/** The server waits for a query, outside of a transaction. */
export const readyForQuery = message("Z", Buffer.from("I"));
/** Ends the session. */
export const terminate = message("X", Buffer.alloc(0));

/** Reports a setting of the server, such as its version. */
export const parameterStatus = (name: string, value: string): Buffer =>
  message("S", texts(name, value));

/** The ids with which the client can cancel its queries. */
export const backendKeyData = (processId: number, secretKey: number): Buffer =>
  message("K", numbers(processId, secretKey));

/** An error after which the connection ends. */
export const fatalError = ({
  sqlState,
  message: text,
}: {
  readonly sqlState: string;
  readonly message: string;
}): Buffer => message("E", texts("SFATAL", "VFATAL", `C${sqlState}`, `M${text}`, ""));

/** Whether `message` is an error after which the server closes the connection. */
export const isFatalError = ({ type, body }: Message): boolean =>
  type === "E" && body.includes("VFATAL\0");

/** Asks, on a new connection, to cancel the query of another connection. */
export const cancelRequest = (processId: number, secretKey: number): Buffer =>
  numbers(16, requestCodes.cancel, processId, secretKey);

/** Codes that the first packet of a connection can have in place of a version of the protocol. */
export const requestCodes = { cancel: 80_877_102, tls: 80_877_103, gss: 80_877_104 } as const;
