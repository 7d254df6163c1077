import type { Socket } from "node:net";
import { type SecureContext, TLSSocket } from "node:tls";
import { requestCodes } from "./messages.ts";
import { readPacket } from "./read-packet.ts";

/** A client's connection and its first packet that does not ask for TLS or GSS. */
export type OpenedClient = { readonly socket: Socket; readonly packet: Buffer };

/** Starts TLS if the client asks for it. Undefined if the client disconnects before that packet. */
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
      // Errors are handled where the socket is read.
      socket.on("error", () => undefined);
    } else if (code === requestCodes.gss) {
      socket.write("N");
    } else {
      return { socket, packet };
    }
  }
};
