import { once } from "node:events";
import type { Server as HttpServer } from "node:http";
import type { Server } from "node:net";
import { hasErrorCode } from "./error-code.ts";

/** A given port cannot be used, in one sentence. */
export class PortTakenError extends Error {
  override readonly name = "PortTakenError";

  constructor(port: number, address: string, cause: unknown) {
    super(`Port ${port} of ${address} is taken by another program.`, { cause });
  }
}

/**
 * Has `server` listen on a loopback address and resolves with its port; `port` 0 means a free one. On a
 * machine without IPv6 it does not listen on ::1.
 *
 * @throws PortTakenError
 */
export const listenLocally = async (
  server: Server,
  port = 0,
  address: "127.0.0.1" | "::1" = "127.0.0.1",
): Promise<number> => {
  server.listen(port, address);
  try {
    await once(server, "listening");
  } catch (cause) {
    if (hasErrorCode(cause, "EADDRINUSE")) throw new PortTakenError(port, address, cause);
    const isMissing = ["EADDRNOTAVAIL", "EAFNOSUPPORT"].some((code) => hasErrorCode(cause, code));
    if (!isMissing || address !== "::1") throw cause;
  }
  const used = server.address();
  return typeof used === "object" && used !== null ? used.port : port;
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
