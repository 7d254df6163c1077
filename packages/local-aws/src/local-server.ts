import { once } from "node:events";
import type { Server as HttpServer } from "node:http";
import type { Server } from "node:net";
import { hasErrorCode } from "./error-code.ts";

/** A given port cannot be used, in one sentence. */
export class PortTakenError extends Error {
  override readonly name = "PortTakenError";

  constructor(port: number, cause: unknown) {
    super(`Port ${port} of 127.0.0.1 is taken by another program.`, { cause });
  }
}

/**
 * Has `server` listen on 127.0.0.1 and resolves with its port; `port` 0 means a free one.
 *
 * @throws PortTakenError
 */
export const listenLocally = async (server: Server, port = 0): Promise<number> => {
  server.listen(port, "127.0.0.1");
  await once(server, "listening").catch((cause: unknown) => {
    throw hasErrorCode(cause, "EADDRINUSE") ? new PortTakenError(port, cause) : cause;
  });
  const address = server.address();
  return typeof address === "object" && address !== null ? address.port : port;
};

/**
 * Accepts no more requests and resolves when those under way are answered; after `graceMilliseconds`
 * their connections are closed. May be called twice.
 */
export const stopHttpServer = async (
  server: HttpServer,
  graceMilliseconds: number,
): Promise<void> => {
  if (!server.listening) return;
  const closed = once(server, "close");
  server.close();
  const timer = setTimeout(() => server.closeAllConnections(), graceMilliseconds);
  await closed;
  clearTimeout(timer);
};
