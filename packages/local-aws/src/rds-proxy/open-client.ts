import type { Socket } from "node:net";
import { type SecureContext, TLSSocket } from "node:tls";
import { requestCodes } from "./messages.ts";
import { readPacket } from "./read-packet.ts";

/** A client's connection and its first packet that asks neither for TLS nor for GSS. */
export type OpenedClient = { readonly socket: Socket; readonly packet: Buffer };

/** Begins TLS if the client asks for it. Undefined for a client that leaves before it says what it wants. */
export const openClient = async (
  connection: Socket,
  secureContext: SecureContext,
): Promise<OpenedClient | undefined> => {
  let socket = connection;
  for (;;) {
    const packet = await readPacket(socket, { hasType: false });
    if (packet === undefined || packet.length < 4) return undefined;
    const code = packet.readInt32BE(0);
    if (code === requestCodes.tls && socket === connection) {
      socket.write("S");
      socket = new TLSSocket(connection, { isServer: true, secureContext });
      // What broke is noticed where it is read.
      socket.on("error", () => undefined);
    } else if (code === requestCodes.gss) {
      socket.write("N");
    } else {
      return { socket, packet };
    }
  }
};
