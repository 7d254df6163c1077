import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { IncomingMessage } from "node:http";
import { Socket } from "node:net";
import { bucketNames } from "@iotd/local/open-storage";
import * as z from "zod";

/** The way to the storage, which runs in this process, as one that can break. */
export type UnreliableStorage = {
  /** Cuts the connections on which something is being sent, and each new one, until `mend`. */
  readonly cut: () => void;
  readonly mend: () => void;
  /** Ends the watch over connections. */
  readonly release: () => void;
};

const messageSchema = z.object({
  request: z.instanceof(IncomingMessage),
  socket: z.instanceof(Socket),
});

/** Watches the uploads that this process receives, from now until `release`. */
export function watchStorage(): UnreliableStorage {
  const sending = new Set<Socket>();
  let isCut = false;
  const onRequest = (message: unknown) => {
    const { request, socket } = messageSchema.parse(message);
    if (request.method !== "PUT" || !request.url?.startsWith(`/${bucketNames.uploads}/`)) return;
    // A browser tries again by itself where a connection breaks that it had used before.
    if (isCut) socket.destroy();
    else sending.add(socket);
  };
  subscribe("http.server.request.start", onRequest);
  return {
    cut: () => {
      isCut = true;
      for (const socket of sending) socket.destroy();
    },
    mend: () => {
      isCut = false;
    },
    release: () => {
      unsubscribe("http.server.request.start", onRequest);
    },
  };
}
