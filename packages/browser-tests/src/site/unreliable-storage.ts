import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { IncomingMessage } from "node:http";
import { Socket } from "node:net";
import { bucketNames } from "@iotd/local/open-storage";
import * as z from "zod";

/** Breaks connections to the storage server, which runs in this process. */
export type UnreliableStorage = {
  /** Closes the connections of running uploads, and all new ones until `mend` is called. */
  readonly cut: () => void;
  readonly mend: () => void;
  /** Stops watching connections. */
  readonly release: () => void;
};

const messageSchema = z.object({
  request: z.instanceof(IncomingMessage),
  socket: z.instanceof(Socket),
});

/** Watches the uploads to this process until `release` is called. */
export function watchStorage(): UnreliableStorage {
  const sending = new Set<Socket>();
  let isCut = false;
  const onRequest = (message: unknown) => {
    const { request, socket } = messageSchema.parse(message);
    if (request.method !== "PUT" || !request.url?.startsWith(`/${bucketNames.uploads}/`)) return;
    // Browsers retry a request if a reused connection breaks, so new connections are closed too.
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
