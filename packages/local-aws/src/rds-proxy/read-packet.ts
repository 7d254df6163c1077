import type { Socket } from "node:net";

/** More than any token or first packet has. */
const maxBytes = 65_536;

/**
 * The body of the packet that comes next on `socket`, which has no type where it is a connection's
 * first. Takes nothing of what follows, so that TLS can begin there. Undefined if the other side
 * leaves before, or sends something that is no packet.
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
