/**
 * One message of PostgreSQL's protocol: a letter, a length (of itself and the body) and a body.
 * See https://www.postgresql.org/docs/17/protocol-message-formats.html
 */
export type Message = {
  readonly type: string;
  readonly body: Buffer;
  /** All of it, as it goes over the wire. */
  readonly bytes: Buffer;
};

const headerBytes = 5;

/** Cuts a stream into messages: give it each chunk, and it returns those that are complete. */
export const createMessageSplitter = (): ((chunk: Buffer) => Message[]) => {
  let waiting: Buffer[] = [];
  let waitingBytes = 0;
  let neededBytes = headerBytes;

  return (chunk) => {
    waiting.push(chunk);
    waitingBytes += chunk.length;
    // A message of many chunks is put together once, not at each of them.
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

/** The text that starts at `offset` of a body and ends with a zero. */
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

export const authenticationOk = message("R", numbers(0));
export const authenticationCleartextPassword = message("R", numbers(3));
export const readyForQuery = message("Z", Buffer.from("I"));
export const terminate = message("X", Buffer.alloc(0));

export const parameterStatus = (name: string, value: string): Buffer =>
  message("S", texts(name, value));

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

/** Asks on a connection of its own to cancel what another does. */
export const cancelRequest = (processId: number, secretKey: number): Buffer =>
  numbers(16, requestCodes.cancel, processId, secretKey);

/** What the first packet of a connection asks for, if it is not a version of the protocol. */
export const requestCodes = { cancel: 80_877_102, tls: 80_877_103, gss: 80_877_104 } as const;
