import type { Socket } from "node:net";

/** More than the size of any token or first packet. */
const maxBytes = 65_536;

/**
 * The body of the next packet on `socket`; a connection's first packet has no type. Reads no byte after
 * the packet, because TLS may begin there. Undefined if the client disconnects or sends something else.
 */
export const readPacket = async (
  socket: Socket,
  { hasType }: { readonly hasType: boolean },
): Promise<Buffer | undefined> => {
  const typeBytes = hasType ? 1 : 0;
  const header = await readBytes(socket, typeBytes + 4);
  const bodyBytes = (header?.readInt32BE(typeBytes) ?? 0) - 4;
  return bodyBytes < 1 || bodyBytes > maxBytes ? undefined : readBytes(socket, bodyBytes);
};

const readBytes = async (socket: Socket, count: number): Promise<Buffer | undefined> => {
  for (;;) {
    const bytes: unknown = socket.read(count);
    if (Buffer.isBuffer(bytes)) return bytes.length === count ? bytes : undefined;
    if (socket.readableEnded || socket.destroyed) return undefined;
    await untilReadable(socket);
  }
};

const untilReadable = (socket: Socket): Promise<void> =>
  new Promise((resolve) => {
    const done = () => {
      socket.off("readable", done).off("close", done);
      resolve();
    };
    socket.on("readable", done).on("close", done);
  });
